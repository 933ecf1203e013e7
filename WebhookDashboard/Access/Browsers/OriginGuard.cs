namespace WebhookDashboard.Access.Browsers;

/// <summary>
/// Refuses requests made by pages of other origins, including the WebSockets of the hub and of Blazor, which browsers open to
/// any host with its cookies. Ingest endpoints answer before this.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, OwnOrigin own, DnsRebindingGuard open)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (open.IsRefused(context.Request))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: $"Sign-in is off, so the app does not answer to '{context.Request.Host.Host}', which could be another site's name for it.",
                detail: "If it is this app's own name, set PublicUrl to the address that browsers see, or AllowedHosts to the names.").ExecuteAsync(context);
        }

        return own.IsForeign(context.Request)
            ? TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Requests from pages of another origin are rejected.",
                detail: $"This app was asked as {context.Request.Scheme}://{context.Request.Host}. Behind a reverse "
                    + "proxy, set PublicUrl to the address that browsers see, or name the proxy in "
                    + "ForwardedHeaders:KnownProxies.").ExecuteAsync(context)
            : next(context);
    }
}
