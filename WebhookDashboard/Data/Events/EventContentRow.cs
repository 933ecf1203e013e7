namespace WebhookDashboard.Data.Events;

/// <summary>
/// The large part of an event. The headers precede the body, so that reading them does not touch the body's pages.
/// </summary>
internal sealed class EventContentRow
{
    public long Sequence { get; set; }
    public byte[] Headers { get; set; } = [];
    public byte[] Body { get; set; } = [];

    /// <summary>
    /// Null for most events. SQLite reads a null behind the body without walking through the body's pages.
    /// </summary>
    public byte[]? Trailers { get; set; }
}
