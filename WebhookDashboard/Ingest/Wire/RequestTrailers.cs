using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>Finds the fields that came after a request's body: trailers (RFC 9110, 6.5).</summary>
internal static class RequestTrailers
{
    /// <summary>To be called once the body is read to its end. The server bounds them as it bounds headers: <see cref="ServerLimits"/>.</summary>
    /// <returns>Empty where there are none. In Kestrel's order, with repeats kept.</returns>
    public static HeaderBlock Read(HttpContext context) =>
        context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true, Trailers: { Count: > 0 } trailers }
            ? RequestHead.FromFields(trailers)
            : default;
}
