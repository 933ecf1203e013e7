using System.Collections.Frozen;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Sorts headers by where they come from.</summary>
internal static class HeaderGroups
{
    /// <summary>Of the registry of HTTP fields (<see href="https://www.iana.org/assignments/http-fields"/>), those that clients send.</summary>
    private static readonly FrozenSet<string> Standard = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Access-Control-Request-Headers",
        "Access-Control-Request-Method", "Allow", "Authorization", "Cache-Control", "Connection", "Content-Digest",
        "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-MD5",
        "Content-Range", "Content-Type", "Cookie", "Date", "Digest", "DNT", "Early-Data", "ETag", "Expect", "Expires", "From",
        "Host", "HTTP2-Settings", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since",
        "Keep-Alive", "Last-Modified", "Link", "Max-Forwards", "MIME-Version", "Origin", "Pragma", "Prefer", "Priority",
        "Proxy-Authorization", "Proxy-Connection", "Range", "Referer", "Repr-Digest", "Retry-After", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "Upgrade-Insecure-Requests", "User-Agent", "Want-Digest", "Warning", "X-Requested-With");

    private static readonly FrozenSet<string> Proxy = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "Client-IP", "CDN-Loop",
        "X-Request-Start", "X-Scheme", "X-Proxy-User-Ip", "traceparent", "tracestate", "baggage", "b3", "X-Cloud-Trace-Context",
        "X-Arr-Log-Id", "X-Arr-Ssl", "X-Site-Deployment-Id", "X-Appengine-Country", "X-Varnish", "Front-End-Https");

    private static readonly string[] ProxyBeginnings =
        ["X-Forwarded-", "X-Original-", "CF-", "X-Envoy-", "X-Amzn-", "X-Amz-Cf-", "X-Azure-", "X-Vercel-", "Fly-", "X-B3-", "X-Ngrok-", "X-Datadog-"];

    private static readonly FrozenSet<string> OfSchemes =
        SignatureSchemes.All.SelectMany(scheme => scheme.Facts.Headers).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="name">The name of the header.</param>
    /// <param name="settings">The endpoint's settings, which may name a header of its own; null if the endpoint is gone.</param>
    public static HeaderGroup Of(string name, SignatureSettings? settings = null) =>
        IsOfSignature(name) || name.Equals(settings?.Hmac?.Header, StringComparison.OrdinalIgnoreCase) ? HeaderGroup.Signature
        : Standard.Contains(name) || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase) ? HeaderGroup.Standard
        : Proxy.Contains(name) || ProxyBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) ? HeaderGroup.Proxy
        : HeaderGroup.Provider;

    public static string TitleOf(HeaderGroup group) => group switch
    {
        HeaderGroup.Provider => "From the provider",
        HeaderGroup.Signature => "Signature",
        HeaderGroup.Standard => "Standard",
        HeaderGroup.Proxy => "Proxies and tracing",
        _ => "Trailers, sent after the body",
    };

    private static bool IsOfSignature(string name) =>
        OfSchemes.Contains(name)
        || name.Contains("signature", StringComparison.OrdinalIgnoreCase)
        || name.Contains("hmac", StringComparison.OrdinalIgnoreCase);
}
