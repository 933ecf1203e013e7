namespace WebhookDashboard.Compare.Figures;

/// <summary>Quantiles of times in ascending order.</summary>
internal static class Quantiles
{
    /// <summary>The median; null if there are no times.</summary>
    public static TimeSpan? Median(ReadOnlySpan<TimeSpan> sorted) =>
        sorted.IsEmpty ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The smallest time that at least this share of all does not exceed; null if there are no times.</summary>
    public static TimeSpan? NearestRank(ReadOnlySpan<TimeSpan> sorted, double share) =>
        sorted.IsEmpty ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
