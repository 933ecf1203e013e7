using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>An endpoint as it goes out: secrets masked, defaults written out.</summary>
internal sealed record EndpointOutput(
    EndpointSlug Slug,
    [property: Description("For people.")] string Name,
    [property: Description("Where senders send to.")] string Url,
    [property: Description("A disabled endpoint answers 404 and keeps what it has.")] bool Enabled,
    [property: Description("HTTP methods that are taken; empty: any.")] IReadOnlyList<string> Methods,
    [property: Description("How senders sign.")] SignatureOutput Signature,
    ResponseSettings Response,
    [property: Description("The largest body that is taken, in bytes.")] int MaxBodyBytes,
    [property: Description("Requests a second; null: no limit.")] double? RatePerSecond)
{
    public static EndpointOutput From(WebhookEndpoint endpoint, string url, int defaultMaxBodyBytes) => new(
        endpoint.Slug,
        endpoint.Name,
        url,
        endpoint.Enabled,
        endpoint.Methods,
        SignatureOutput.From(endpoint.Signature),
        endpoint.Response,
        endpoint.MaxBodyBytes ?? defaultMaxBodyBytes,
        endpoint.RatePerSecond);
}
