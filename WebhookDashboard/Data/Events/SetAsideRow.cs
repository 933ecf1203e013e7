using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>An event that a reader could not handle, and why. The reader continued.</summary>
internal sealed class SetAsideRow
{
    public string Reader { get; set; } = "";
    public EventId EventId { get; set; }
    public EndpointSlug Endpoint { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>When the event was received.</summary>
    public DateTimeOffset At { get; set; }
}
