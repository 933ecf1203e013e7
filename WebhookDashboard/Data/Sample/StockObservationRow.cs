using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Data.Sample;

/// <summary>A quantity that the app learned by pull or by push.</summary>
internal sealed class StockObservationRow
{
    public long Id { get; set; }

    /// <summary>Text, since a webhook may name any product.</summary>
    public string ProductId { get; set; } = "";

    public StockSource Source { get; set; }
    public long Quantity { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The event that reported it; null for pull.</summary>
    public EventId? EventId { get; set; }
}
