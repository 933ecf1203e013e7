namespace WebhookDashboard.Data.Events;

/// <summary>How many events arrived within ten seconds, and how many of them with a bad signature.</summary>
internal sealed class RateBucketRow
{
    public const int Seconds = 10;

    /// <summary>Unix time in seconds, a multiple of <see cref="Seconds"/>.</summary>
    public long Start { get; set; }
    public long Events { get; set; }
    public long Troubled { get; set; }
}
