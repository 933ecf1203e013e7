using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

internal static class EndpointRowReading
{
    public static WebhookEndpoint ToEndpoint(this EndpointRow row) => new()
    {
        Slug = row.Slug,
        Name = row.Name,
        Enabled = row.Enabled,
        Methods = row.Methods,
        Signature = row.Signature,
        Response = row.Response,
        MaxBodyBytes = row.MaxBodyBytes,
        RatePerSecond = row.RatePerSecond,
        CreatedAt = row.CreatedAt,
    };

    /// <summary>All that a change may touch: not the slug, not the time of making.</summary>
    public static void Take(this EndpointRow row, WebhookEndpoint endpoint)
    {
        row.Name = endpoint.Name;
        row.Enabled = endpoint.Enabled;
        row.Methods = endpoint.Methods;
        row.Signature = endpoint.Signature;
        row.Response = endpoint.Response;
        row.MaxBodyBytes = endpoint.MaxBodyBytes;
        row.RatePerSecond = endpoint.RatePerSecond;
    }
}
