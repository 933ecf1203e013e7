namespace WebhookDashboard.Data.Events;

/// <summary>How far a named reader of the log has come.</summary>
internal sealed class ReaderCursorRow
{
    public string Reader { get; set; } = "";
    public long Sequence { get; set; }
    public DateTimeOffset MovedAt { get; set; }
}
