using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>API calls: who asked what, and how much of it told nothing new.</summary>
public sealed partial class PullBand
{
    private const int LeastRows = 2;

    [Parameter, EditorRequired]
    public PullFlow Flow { get; set; } = PullFlow.Empty;

    /// <summary>Changes with each call that is to be seen leaving.</summary>
    [Parameter]
    public long? Dot { get; set; }

    private int Height => Math.Max(Flow.Rows.Count, Math.Max(LeastRows, Askers.Count * 2)) * FlowShape.RowHeight;

    private double Middle => Height / 2d;

    private long Peak => Flow.Rows.SelectMany(row => row.PerMinute).DefaultIfEmpty().Max();

    /// <summary>Whoever starts a call, from top to bottom.</summary>
    private IReadOnlyList<(string Name, double Y)> Askers => (Flow.HasPerson, Flow.HasComparison) switch
    {
        (true, true) => [("You", AskerY(false)), ("Compare", AskerY(true))],
        (_, true) => [("Compare", AskerY(true))],
        _ => [("You", AskerY(false))],
    };

    private string Summary =>
        $"Pull: {Format.Count(Flow.Calls, "API call")} in 15 minutes, {Format.Count(Flow.NothingNew)} of which told nothing new. "
        + string.Join(". ", Flow.Rows.Select(row => $"{row.Path}: {Format.Count(row.Calls)}, {Says(row)}")) + ".";

    private static string Says(PullRow row) => row switch
    {
        { Failed: > 0 } => $"{Format.Count(row.Failed)} failed",
        { NothingNew: 0 } => "all new",
        _ => $"{Format.Count(row.NothingNew)} nothing new",
    };

    private double AskerY(bool isComparison) => Flow.HasPerson && Flow.HasComparison
        ? FlowShape.Centre(isComparison ? 1 : 0, 2, Math.Max(Flow.Rows.Count, 4) * FlowShape.RowHeight)
        : Math.Max(Flow.Rows.Count, LeastRows) * FlowShape.RowHeight / 2d;
}
