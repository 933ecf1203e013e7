namespace WebhookDashboard.Data.Events;

/// <summary>The one row with the log's own state.</summary>
internal sealed class LogStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The last sequence assigned, so that none is reused after a delete.</summary>
    public long Head { get; set; }

    /// <summary>
    /// Whether the endpoints of the first start were created. One that is deleted later does not come back.
    /// </summary>
    public bool Seeded { get; set; }
}
