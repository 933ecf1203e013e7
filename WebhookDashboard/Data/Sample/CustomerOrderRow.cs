namespace WebhookDashboard.Data.Sample;

/// <summary>An order as the app knows it, from webhooks alone.</summary>
internal sealed class CustomerOrderRow
{
    /// <summary>As its webhooks name it.</summary>
    public string OrderId { get; set; } = "";

    /// <summary>The furthest status that a webhook told, a payment that was completed among them; null before the first.</summary>
    public string? Status { get; set; }

    public string? PaymentStatus { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
    public decimal? Amount { get; set; }
    public string? CustomerEmail { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
