using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Components.Pages.Quality.Pictures;

/// <summary>The geometry of the pictures: one unit across for each step of the time, pixels down.</summary>
internal sealed record StepScale(QualityRange Times)
{
    public const double BarWidth = .8;

    public int Width => Math.Max(Times.Count, 1);

    /// <summary>The position of a moment, within the picture.</summary>
    public double X(DateTimeOffset time) => Math.Clamp((time - Times.From).TotalSeconds / Times.Level.Seconds, 0, Width);

    /// <summary>The length of a step in words.</summary>
    public static string StepText(QualityRange times) => Durations.Text(times.Level.Length);
}
