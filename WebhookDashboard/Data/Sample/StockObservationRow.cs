using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sample;

/// <summary>A quantity that the app learned of, by asking or by being told.</summary>
internal sealed class StockObservationRow
{
    public long Id { get; set; }

    /// <summary>As text, since a webhook may name any product.</summary>
    public string ProductId { get; set; } = "";

    public StockSource Source { get; set; }
    public long Quantity { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The event that told it; null for what was asked for.</summary>
    public EventId? EventId { get; set; }
}
