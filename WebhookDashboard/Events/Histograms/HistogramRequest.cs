using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Histograms;

/// <summary>What to count.</summary>
/// <param name="Filter">The events.</param>
/// <param name="By">What the series stand for.</param>
/// <param name="Buckets">The number of buckets, at most <see cref="MaxBuckets"/>.</param>
internal sealed record HistogramRequest(EventFilter Filter, HistogramBy By, int Buckets = HistogramRequest.DefaultBuckets)
{
    public const int DefaultBuckets = 60;
    public const int MaxBuckets = 500;

    /// <summary>
    /// Whether buckets begin at round times and last for a round time, such as 10 s or 5 min, so that they stay the same while
    /// time passes. There are fewer of them then.
    /// </summary>
    public bool IsRounded { get; init; }
}
