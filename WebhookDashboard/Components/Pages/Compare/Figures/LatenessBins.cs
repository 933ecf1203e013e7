namespace WebhookDashboard.Components.Pages.Compare.Figures;

/// <summary>
/// How late each change was, gathered into steps of a logarithmic scale from 1 ms to 100 s: as many dots as there are
/// steps at most, however many changes there were.
/// </summary>
internal static class LatenessBins
{
    public const int PerDecade = 16;
    public const int Decades = 5;

    /// <summary>Where on the scale a lateness lies, from 0 to 1; what is off it lies at its end.</summary>
    public static double Place(TimeSpan late) =>
        Math.Clamp(Math.Log10(Math.Max(late.TotalMilliseconds, double.Epsilon)) / Decades, 0, 1);

    /// <returns>The steps with something in them, from the left: where, and how many.</returns>
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
