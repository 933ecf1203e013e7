using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

/// <summary>An endpoint as it goes out: secrets masked, defaults written out.</summary>
internal sealed record EndpointOutput(
    EndpointSlug Slug,
    string Name,
    [property: Description("Where senders send to.")] string Url,
    bool Enabled,
    IReadOnlyList<string> Methods,
    SignatureOutput Signature,
    ResponseSettings Response,
    [property: Description("In bytes.")] int MaxBodyBytes,
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
