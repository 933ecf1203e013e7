using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>How often an endpoint refused a request, by the status that it answered.</summary>
internal sealed class RefusalRow
{
    public EndpointSlug Endpoint { get; set; }
    public int Status { get; set; }
    public long Count { get; set; }
    public DateTimeOffset LastAt { get; set; }
}
