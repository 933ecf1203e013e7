namespace WebhookDashboard.Access.Browsers;

/// <summary>
/// Sets the security headers: load nothing from other hosts, allow no framing, guess no content types, send no referrer to
/// other sites.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>
    /// Scripts come from files of this server only. Inline styles are allowed: MudBlazor uses them for popovers and its theme,
    /// and so does the editor, whose workers and icons are blobs and data URLs.
    /// </summary>
    private const string OwnSourcesOnly =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Set when the response starts, because exception handlers clear headers set earlier.
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;

        // Some answers set their own policy.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = OwnSourcesOnly;
        }

        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";

        // Not no-referrer: browsers would then send the sign-in form with 'Origin: null', which is refused as foreign.
        if (headers["Referrer-Policy"].Count == 0)
        {
            headers["Referrer-Policy"] = "same-origin";
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Browsers ignore it over plain HTTP and log an error in the console.
        if (context.Request.IsHttps)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        return Task.CompletedTask;
    }
}
