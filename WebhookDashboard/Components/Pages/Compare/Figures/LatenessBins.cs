namespace WebhookDashboard.Components.Pages.Compare.Figures;

/// <summary>
/// Groups the changes by lateness on a logarithmic scale from 1 ms to 100 s, so that the number of dots is bounded however
/// many changes there were.
/// </summary>
internal static class LatenessBins
{
    public const int PerDecade = 16;
    public const int Decades = 5;

    /// <summary>The position of a lateness on the scale, from 0 to 1; values beyond the scale are at its ends.</summary>
    public static double Place(TimeSpan late) =>
        Math.Clamp(Math.Log10(Math.Max(late.TotalMilliseconds, double.Epsilon)) / Decades, 0, 1);

    /// <returns>The position and the count of each bin that is not empty, from the left.</returns>
    public static IReadOnlyList<(double Place, int Count)> Of(IEnumerable<TimeSpan> lates)
    {
        var counts = new int[(PerDecade * Decades) + 1];
        foreach (var late in lates)
        {
            counts[(int)Math.Round(Place(late) * PerDecade * Decades)]++;
        }

        return [.. counts.Select((count, i) => ((double)i / (PerDecade * Decades), count)).Where(bin => bin.count > 0)];
    }
}
