using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>Reads the fields after a chunked body: trailers (RFC 9110, 6.5).</summary>
internal static class RequestTrailers
{
    /// <summary>
    /// Call after the body was read to its end. The server limits trailers as it limits headers: <see cref="ServerLimits"/>.
    /// </summary>
    /// <returns>In Kestrel's order, repeats kept; empty if there are none.</returns>
    public static HeaderBlock Read(HttpContext context) =>
        context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true, Trailers: { Count: > 0 } trailers }
            ? RequestHead.FromFields(trailers)
            : default;
}
