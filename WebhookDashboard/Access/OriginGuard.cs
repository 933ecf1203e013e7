namespace WebhookDashboard.Access;

/// <summary>
/// Refuses what pages of other origins ask for, WebSockets to the hub and to Blazor included, which browsers open to
/// any host with its cookies. The doors for senders are answered before this.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, OwnOrigin own)
{
    public Task InvokeAsync(HttpContext context) =>
        own.IsForeign(context.Request)
            ? TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Requests from pages of another origin are refused.",
                detail: $"This app was asked as {context.Request.Scheme}://{context.Request.Host}. Behind a reverse "
                    + "proxy, set PublicUrl to the address that browsers see, or name the proxy in "
                    + "ForwardedHeaders:KnownProxies.").ExecuteAsync(context)
            : next(context);
}
