namespace WebhookDashboard.Data.Events;

/// <summary>The heavy part of an event. Headers stand before the body, so that reading them leaves the body's pages alone.</summary>
internal sealed class EventContentRow
{
    public long Sequence { get; set; }
    public byte[] Headers { get; set; } = [];
    public byte[] Body { get; set; } = [];

    /// <summary>Null for the many events without. A null behind the body is read without passing through the body's pages.</summary>
    public byte[]? Trailers { get; set; }
}
