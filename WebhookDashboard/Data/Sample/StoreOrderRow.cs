namespace WebhookDashboard.Data.Sample;

/// <summary>An order at the sample shop.</summary>
internal sealed class StoreOrderRow
{
    public long Id { get; set; }
    public int UserId { get; set; }
    public int ProductId { get; set; }
    public int Quantity { get; set; }

    /// <summary>In hundredths of the product's currency.</summary>
    public long AmountCents { get; set; }

    public string Status { get; set; } = "";
    public DateTimeOffset PlacedAt { get; set; }
}
