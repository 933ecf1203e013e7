namespace WebhookDashboard.Access;

/// <summary>
/// Tells browsers what a page of this app may do, and what others may do with it: nothing is loaded from elsewhere, no
/// other page frames it, no type is guessed, and no address of it is passed on.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>
    /// No script but those that this server has as files. Styles may be inline: MudBlazor places its popovers and draws its
    /// theme with them, and so does the editor, whose workers and icons are blobs and data.
    /// </summary>
    private const string OwnSourcesOnly =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because a handler of failures clears what was set before.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;

        // Some answers have a stricter one, or one of their own need.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = OwnSourcesOnly;
        }

        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";

        // Not no-referrer: with that, browsers send the sign-in form with 'Origin: null', which is refused as foreign.
        if (headers["Referrer-Policy"].Count == 0)
        {
            headers["Referrer-Policy"] = "same-origin";
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Over plain http browsers ignore it, and say so in the console as an error.
        if (context.Request.IsHttps)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        return Task.CompletedTask;
    }
}
