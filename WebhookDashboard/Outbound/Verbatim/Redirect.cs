using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>Follows redirects as in RFC 9110, 15.4, and for POST as all clients do.</summary>
internal static class Redirect
{
    public static bool Is(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Builds the next request; null if there is none, so that the redirect is the answer.</summary>
    /// <param name="sent">The request that was redirected.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="location">The answer's header <c>Location</c>.</param>
    public static OutboundMessage? Next(OutboundMessage sent, int status, string? location)
    {
        if (!Is(status) || string.IsNullOrEmpty(location) || sent.Url.Follow(location) is not { } url)
        {
            return null;
        }

        var (from, to) = (sent.Url.Origin, url.Origin);
        if (from.Scheme == "https" && to.Scheme == "http")
        {
            return null; // What was sent over TLS is not sent on unencrypted.
        }

        var becomesGet = status switch
        {
            303 => sent.Method is not ("GET" or "HEAD"),
            301 or 302 => sent.Method == "POST",
            _ => false,
        };
        var headers = from == to ? sent.Headers : [.. sent.Headers.Where(line => !sent.Body.IsEmpty && DescribesTheBody(line))];
        return becomesGet
            ? new OutboundMessage(url, "GET", [.. headers.Where(line => !line.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))], default)
            : sent with { Url = url, Headers = headers };
    }

    /// <summary>The only typed headers that are sent to another host, which could not read the body without them.</summary>
    private static bool DescribesTheBody(HeaderLine line) => line.IsNamed("Content-Type") || line.IsNamed("Content-Encoding");
}
