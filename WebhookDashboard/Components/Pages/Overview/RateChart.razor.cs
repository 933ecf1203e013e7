using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>
/// The rate of the last minutes: a bar for each step, with bad signatures marked. The chart stretches with the page; its
/// labels are text beside it.
/// </summary>
public sealed partial class RateChart
{
    private const double ViewHeight = 64;
    private const double PullHeight = 26;
    private const double BarWidth = .74;
    private const int StepsPerMinute = 6;

    /// <summary>A single webhook must not fill the chart.</summary>
    private const long SmallestScale = 5;

    /// <summary>Oldest first; the last step is not over yet.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RateBar> Steps { get; set; } = [];

    /// <summary>Whether the app's API calls get a row of their own.</summary>
    [Parameter]
    public bool ShowsPulls { get; set; } = true;

    private int ViewWidth => Math.Max(Steps.Count, 1);

    private long Peak => Steps.Count == 0 ? 0 : Steps.Max(step => step.Events);

    private long PullPeak => Steps.Count == 0 ? 0 : Steps.Max(step => step.Pulled);

    /// <summary>One scale for both rows, so that they can be compared.</summary>
    private double Scale => Math.Min((ViewHeight - 4) / Math.Max(Peak, SmallestScale), (PullHeight - 2) / Math.Max(PullPeak, 1));

    private long PulledLastMinute => Steps.TakeLast(StepsPerMinute).Sum(step => step.Pulled);

    private long LastMinute => Steps.TakeLast(StepsPerMinute).Sum(step => step.Events);

    private IEnumerable<string> Marks =>
        new[] { 0, 1d / 3, 2d / 3, 1 }.Select(share => Number(share * ViewWidth));

    private string Summary =>
        $"Webhooks for each 10 seconds of the last 15 minutes: {Format.Count(Steps.Sum(step => step.Events))} in all, "
        + $"at most {Format.Count(Peak)} in one step, {Format.Count(LastMinute)} in the last minute.";

    private string PullSummary =>
        $"API calls for each 10 seconds of the last 15 minutes: {Format.Count(Steps.Sum(step => step.Pulled))} in all, {Format.Count(PulledLastMinute)} in the last minute.";

    private static string X(int index) => Number(index + ((1 - BarWidth) / 2));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Tip(RateBar bar)
    {
        var ago = Format.Ago(Steps[^1].Start - bar.Start);
        var troubled = bar.Troubled > 0 ? $", {Format.Count(bar.Troubled)} failed verification" : "";
        var pulled = bar.Pulled > 0 ? $", {Format.Count(bar.Pulled, "API call")}" : "";
        return $"{Format.Count(bar.Events)} in 10 s{troubled}{pulled}, {(ago == "now" ? "now" : ago + " ago")}";
    }

    private string Height(long events) => Number(Math.Max(events * Scale, 1.5));

    private string Y(long events) => Number(ViewHeight - Math.Max(events * Scale, 1.5));
}
