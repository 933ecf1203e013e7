using Microsoft.AspNetCore.HttpOverrides;

namespace WebhookDashboard.Access.Proxies;

/// <summary>
/// Checks what proxies forward before the framework's middleware reads it: that fails for a host such as <c>xn--</c>, and takes
/// any word for the scheme.
/// </summary>
internal static class ForwardedValues
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        Check(headers, ForwardedHeadersDefaults.XForwardedProtoHeaderName, SchemeOf);

        // The middleware also reads the host that it replaces.
        var own = headers.Host.ToString();
        var isOwnUsable = own.Length == 0 || RequestHost.CanBeInUrl(own);
        Check(headers, ForwardedHeadersDefaults.XForwardedHostHeaderName, host => isOwnUsable && RequestHost.CanBeInUrl(host) ? host : null);
        return next(context);
    }

    /// <summary>Proxies append, so what stands before an unusable value is further away, and is dropped with it.</summary>
    private static void Check(IHeaderDictionary headers, string name, Func<string, string?> read)
    {
        var values = headers.GetCommaSeparatedValues(name);
        if (values.Length > 0)
        {
            headers.SetCommaSeparatedValues(name, [.. values.Reverse().Select(read).TakeWhile(value => value is not null).OfType<string>().Reverse()]);
        }
    }

    /// <summary>Traefik forwards the scheme of a WebSocket as such; browsers name the page's in <c>Origin</c>.</summary>
    private static string? SchemeOf(string text) => text.ToLowerInvariant() switch
    {
        "http" or "ws" => Uri.UriSchemeHttp,
        "https" or "wss" => Uri.UriSchemeHttps,
        _ => null,
    };
}
