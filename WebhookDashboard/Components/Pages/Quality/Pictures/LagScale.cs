using WebhookDashboard.Quality.Measures;

namespace WebhookDashboard.Components.Pages.Quality.Pictures;

/// <summary>
/// A logarithmic scale for times from event to receipt, since these are decades apart. What is below a millisecond, and below zero,
/// is at its foot.
/// </summary>
internal sealed record LagScale(double Height, double Least, double Most)
{
    /// <summary>The lines of the picture, in milliseconds.</summary>
    private static readonly double[] Lines = [1, 10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000, 86_400_000];

    /// <summary>The scale from the line below all values to the line above.</summary>
    public static LagScale Of(IEnumerable<long> milliseconds, double height)
    {
        var values = milliseconds.Select(value => Math.Max(value, 1d)).DefaultIfEmpty(1).ToList();
        var least = Lines.Last(line => line <= Math.Min(values.Min(), Lines[^2]));
        return new LagScale(height, least, Lines.FirstOrDefault(line => line >= values.Max() && line > least, Lines[^1]));
    }

    /// <summary>From the top.</summary>
    public double Y(double milliseconds)
    {
        var place = Math.Log10(Math.Max(milliseconds, Least) / Least) / Math.Log10(Most / Least);
        return Height * (1 - Math.Min(place, 1));
    }

    /// <summary>Each line of the scale and its text.</summary>
    public IEnumerable<(double Y, string Text)> Marks =>
        Lines.Where(line => line >= Least && line <= Most).Select(line => (Y(line), Durations.Text(TimeSpan.FromMilliseconds(line))));
}
