using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sample;

/// <summary>One line of an order's history: what a webhook said, whether or not it changed the order.</summary>
internal sealed class OrderChangeRow
{
    public long Id { get; set; }
    public string OrderId { get; set; } = "";
    public EventId EventId { get; set; }

    /// <summary>The status in the webhook; for a payment with the prefix <c>payment</c>.</summary>
    public string Said { get; set; } = "";

    /// <summary>False for a late or repeated webhook.</summary>
    public bool Applied { get; set; }

    public DateTimeOffset At { get; set; }
}
