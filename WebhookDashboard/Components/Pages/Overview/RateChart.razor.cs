using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>
/// The rate of the last minutes: a bar for each step, those with a signature in trouble marked. The picture stretches
/// with the page; what is read stands beside it as text.
/// </summary>
public sealed partial class RateChart
{
    private const double ViewHeight = 72;
    private const double PullHeight = 28;
    private const double BarWidth = .74;
    private const int StepsPerMinute = 6;

    /// <summary>A lone webhook must not fill the picture.</summary>
    private const long SmallestScale = 5;

    /// <summary>Oldest first; the last one is still running.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RateBar> Steps { get; set; } = [];

    /// <summary>When a comparison began to ask; null when none did.</summary>
    [Parameter]
    public DateTimeOffset? ComparisonSince { get; set; }

    /// <summary>Whether this app makes API calls that are worth a row of their own.</summary>
    [Parameter]
    public bool ShowsPulls { get; set; } = true;

    private int ViewWidth => Math.Max(Steps.Count, 1);

    private long Peak => Steps.Count == 0 ? 0 : Steps.Max(step => step.Events);

    private long PullPeak => Steps.Count == 0 ? 0 : Steps.Max(step => step.Pulled);

    /// <summary>One for both ways, so that they can be compared.</summary>
    private long Highest => Math.Max(Math.Max(Peak, PullPeak), SmallestScale);

    private IReadOnlyList<RateLabel> Labels => RateLabel.Of(Steps);

    /// <summary>The step within which the comparison began to ask.</summary>
    private int ComparisonStep => ComparisonSince is { } since
        ? Steps.ToList().FindIndex(step => step.Start == RateStep.StartOf(since))
        : -1;

    private long PulledLastMinute => Steps.TakeLast(StepsPerMinute).Sum(step => step.Pulled);

    private long LastMinute => Steps.TakeLast(StepsPerMinute).Sum(step => step.Events);

    private IEnumerable<string> Marks =>
        new[] { 0, 1d / 3, 2d / 3, 1 }.Select(share => Format.Number(share * ViewWidth));

    private string Summary =>
        $"Webhooks per 10 seconds in the last 15 minutes: {Format.Count(Steps.Sum(step => step.Events))} in all, "
        + $"peak {Format.Count(Peak)}, {Format.Count(LastMinute)} in the last minute.";

    private string PullSummary =>
        $"API calls per 10 seconds in the last 15 minutes: {Format.Count(Steps.Sum(step => step.Pulled))} in all, {Format.Count(PulledLastMinute)} in the last minute.";

    private static string X(int index) => Format.Number(index + ((1 - BarWidth) / 2));

    private static string PlaceOf(int step, int count) =>
        step > count * .9 ? "right: 0" : $"left: {Format.Number(100 * (step + .5) / count)}%; transform: translateX({(step < count * .1 ? "0" : "-50%")})";

    /// <summary>Ends where the step begins, unless that is too near the left edge.</summary>
    private static string PlaceBefore(int step, int count) =>
        step < count / 3 ? $"left: {Format.Number(100d * step / count)}%" : $"right: {Format.Number(100d * (count - step) / count)}%";

    private string Tip(RateBar bar)
    {
        var ago = Format.Ago(Steps[^1].Start - bar.Start);
        var troubled = bar.Troubled > 0 ? $", {Format.Count(bar.Troubled)} failed verification" : "";
        var pulled = bar.Pulled > 0 ? $", {Format.Count(bar.Pulled, "API call")}" : "";
        return $"{Format.Count(bar.Events)} in 10 s{troubled}{pulled}, {(ago == "now" ? "now" : ago + " ago")}";
    }

    /// <summary>By the square root, one scale for both ways: they can be compared, and one burst leaves the rest visible.</summary>
    private double Tall(long value, double full) => FlowShape.Height(value, Highest, full);

    private string Height(long events) => Format.Number(Tall(events, ViewHeight - 16));

    /// <summary>A label is wider than its step, and stands above all the bars that it covers.</summary>
    private long HighestAround(int step) => Steps.Skip(step - RateLabel.Distance).Take((2 * RateLabel.Distance) + 1).Max(bar => bar.Events);

    private string PullHeightOf(long calls) => Format.Number(Math.Min(Tall(calls, ViewHeight - 16), PullHeight));

    private string Y(long events) => Format.Number(ViewHeight - Tall(events, ViewHeight - 16));
}
