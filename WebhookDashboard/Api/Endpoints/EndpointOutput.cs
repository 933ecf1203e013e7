using System.ComponentModel;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>An endpoint as returned: secrets masked, defaults filled in.</summary>
internal sealed record EndpointOutput(
    EndpointSlug Slug,
    [property: Description("For people.")] string Name,
    [property: Description("The address that senders use.")] string Url,
    [property: Description("A disabled endpoint answers 404 and keeps its events.")] bool Enabled,
    [property: Description("The accepted HTTP methods; empty: any.")] IReadOnlyList<string> Methods,
    [property: Description("How senders sign.")] SignatureOutput Signature,
    ResponseSettings Response,
    [property: Description("How much it keeps; null: only the limits of the whole log apply.")] RetentionLimits? Retention,
    [property: Description("The largest accepted body, in bytes.")] int MaxBodyBytes,
    [property: Description("Requests per second; null: no limit.")] double? RatePerSecond)
{
    public static EndpointOutput From(WebhookEndpoint endpoint, string url, int defaultMaxBodyBytes) => new(
        endpoint.Slug,
        endpoint.Name,
        url,
        endpoint.Enabled,
        endpoint.Methods,
        SignatureOutput.From(endpoint.Signature),
        endpoint.Response,
        endpoint.Retention,
        endpoint.MaxBodyBytes ?? defaultMaxBodyBytes,
        endpoint.RatePerSecond);
}
