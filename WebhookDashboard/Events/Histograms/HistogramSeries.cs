namespace WebhookDashboard.Events.Histograms;

/// <summary>The counts of one key.</summary>
/// <param name="Key">The key; <see cref="RestKey"/> for the rest.</param>
/// <param name="Counts">How many events each bucket has, oldest first.</param>
/// <param name="IsRest">Whether it stands for all keys that have no series of their own.</param>
internal sealed record HistogramSeries(string Key, IReadOnlyList<long> Counts, bool IsRest = false)
{
    public const string RestKey = "other";

    public long Total => Counts.Sum();
}
