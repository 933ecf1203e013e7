namespace WebhookDashboard.Data.Deliveries;

/// <summary>
/// What a delivery sends. It never changes, and has a table of its own: SQLite writes a row whole when its length changes,
/// and most attempts change the length of the delivery's row.
/// </summary>
internal sealed class DeliveryPayloadRow
{
    public long DeliveryId { get; set; }

    /// <summary>The transport's input.</summary>
    public byte[] Bytes { get; set; } = [];
}
