using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sample;

/// <summary>An event that its reader could not use, with the reason; the reader went on.</summary>
internal sealed class SetAsideRow
{
    public string Reader { get; set; } = "";
    public EventId EventId { get; set; }
    public EndpointSlug Endpoint { get; set; }
    public string Reason { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
