namespace WebhookDashboard.Data.Events;

/// <summary>The one row of what the log must remember of itself.</summary>
internal sealed class LogStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The last sequence given, so that none is given twice after a delete.</summary>
    public long Head { get; set; }

    /// <summary>The endpoints of a first start were made; one that is deleted later does not come back.</summary>
    public bool Seeded { get; set; }
}
