namespace WebhookDashboard.Data.Deliveries;

/// <summary>
/// What a delivery sends. It never changes, and has a table of its own: SQLite writes a changed row whole, and each
/// attempt changes the delivery.
/// </summary>
internal sealed class DeliveryPayloadRow
{
    public long DeliveryId { get; set; }

    /// <summary>The transport's input.</summary>
    public byte[] Bytes { get; set; } = [];
}
