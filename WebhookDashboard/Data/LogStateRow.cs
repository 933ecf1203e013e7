namespace WebhookDashboard.Data;

/// <summary>The one row that remembers the last sequence given, so that none is given twice after a delete.</summary>
internal sealed class LogStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;
    public long Head { get; set; }
}
