using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>How many requests an endpoint refused, by status.</summary>
internal sealed class RefusalRow
{
    public EndpointSlug Endpoint { get; set; }
    public int Status { get; set; }
    public long Count { get; set; }
    public DateTimeOffset LastAt { get; set; }
}
