namespace WebhookDashboard.Compare.Figures;

/// <summary>Quantiles of times in ascending order.</summary>
internal static class Quantiles
{
    /// <summary>The middle one, or the mean of the two middle ones; null of none.</summary>
    public static TimeSpan? Median(ReadOnlySpan<TimeSpan> sorted) =>
        sorted.IsEmpty ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The smallest that at least this share of all does not exceed; null of none.</summary>
    public static TimeSpan? NearestRank(ReadOnlySpan<TimeSpan> sorted, double share) =>
        sorted.IsEmpty ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
