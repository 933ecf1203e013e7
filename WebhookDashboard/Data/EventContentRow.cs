namespace WebhookDashboard.Data;

/// <summary>The heavy part of an event. Headers stand before the body, so that reading them leaves the body's pages alone.</summary>
internal sealed class EventContentRow
{
    public long Sequence { get; set; }
    public byte[] Headers { get; set; } = [];
    public byte[] Body { get; set; } = [];
}
