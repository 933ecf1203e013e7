namespace WebhookDashboard.Data.Sample;

/// <summary>An order as the app knows it from webhooks.</summary>
internal sealed class CustomerOrderRow
{
    /// <summary>The id in its webhooks.</summary>
    public string OrderId { get; set; } = "";

    /// <summary>The most advanced status in any webhook, including completed payments; null before the first.</summary>
    public string? Status { get; set; }

    public string? PaymentStatus { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
    public decimal? Amount { get; set; }
    public string? CustomerEmail { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
