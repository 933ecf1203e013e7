namespace WebhookDashboard.Data.Events;

/// <summary>The cursor of a named reader of the log.</summary>
internal sealed class ReaderCursorRow
{
    public string Reader { get; set; } = "";
    public long Sequence { get; set; }
    public DateTimeOffset MovedAt { get; set; }
}
