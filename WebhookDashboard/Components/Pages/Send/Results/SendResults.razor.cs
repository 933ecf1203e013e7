using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>The answers as they arrive. Repaints at once after a quiet time, and at most ten times a second.</summary>
public sealed partial class SendResults
{
    private static readonly TimeSpan BetweenPaints = TimeSpan.FromMilliseconds(100);

    /// <summary>From this share of the rate on, the rate counts as achieved.</summary>
    private const double NearlyAll = 0.95;

    private SendSnapshot _view = new(null, []);
    private double _barMs = 1;
    private SendRow? _chosen;

    [Parameter, EditorRequired]
    public SendLog Log { get; set; } = null!;

    [Parameter]
    public EventCallback OnStop { get; set; }

    /// <summary>The current state of the chosen row; without a choice, the newest row.</summary>
    private SendRow? Shown => _chosen is { } chosen
        ? _view.Rows.FirstOrDefault(row => IsSame(row, chosen)) ?? chosen
        : _view.Rows.Count > 0 ? _view.Rows[0] : null;

    /// <summary>The news for screen readers: that a burst began, and the result of each run.</summary>
    private string? Said => _view switch
    {
        { Figures: { IsRunning: true, Run.Total: > 1 } burst } => $"Sending {Shared.Format.Count(burst.Run.Total)} requests.",
        { Figures: { IsRunning: false, Run.Total: 1 }, Rows: [var only, ..] } =>
            only.Status is { } status ? $"Answered with {status} in {Ms(only.Result.ElapsedMs)} ms." : only.Title,
        { Figures: { IsRunning: false } ended } =>
            $"{Shared.Format.Count(ended.Done)} of {Shared.Format.Count(ended.Run.Total, "request")} ended, {Shared.Format.Count(ended.Succeeded)} answered with 2xx.",
        _ => null,
    };

    protected override void OnInitialized() =>
        Watch(Log.Changed.Subscribe, Own(new ThrottledCallback(BetweenPaints, PaintAsync, DispatchExceptionAsync, Time)).Signal);

    private static string HeadOf(SendFigures figures) => figures switch
    {
        { Run.Total: 1, IsRunning: true } => "Sending…",
        { Run.Total: 1, WasStopped: true } => "Stopped",
        { Run.Total: 1 } => "Sent",
        _ => $"{Shared.Format.Count(figures.Done)} of {Shared.Format.Count(figures.Run.Total)} done",
    };

    private static string NoteOf(SendFigures figures)
    {
        var asked = (double)figures.Run.Plan.PerSecond * figures.Run.Copies;
        var reached = Math.Min(asked, figures.PerSecond ?? asked);
        return figures switch
        {
            { WasStopped: true } => "stopped",
            { Run.IsBurst: false } => "",
            { IsRunning: true } => string.Create(CultureInfo.InvariantCulture,
                $"{reached:N0} /s, {(figures.Run.Total - figures.Done) / reached:0.0} s left"),
            _ when reached < NearlyAll * asked => string.Create(CultureInfo.InvariantCulture,
                $"{reached:N0} /s of the {asked:N0} /s requested"),
            _ => string.Create(CultureInfo.InvariantCulture, $"at {asked:N0} /s"),
        };
    }

    internal static string Ms(double? milliseconds) =>
        milliseconds is { } known ? known.ToString(known < 99.95 ? "0.0" : "N0", CultureInfo.InvariantCulture) : "–";

    private static bool IsSame(SendRow one, SendRow other) => ReferenceEquals(one.Run, other.Run) && one.Number == other.Number;

    private bool IsShown(SendRow row) => Shown is { } shown && IsSame(row, shown);

    private void Show(SendRow row) => _chosen = row;

    private Task PaintAsync(CancellationToken cancellationToken)
    {
        Refresh();
        return Task.CompletedTask;
    }

    /// <summary>Shows what the log has now.</summary>
    internal void Refresh()
    {
        var before = _view.Figures?.Run;
        _view = Log.Snapshot();
        if (!ReferenceEquals(before, _view.Figures?.Run))
        {
            _chosen = null;
        }

        _barMs = Math.Max(1, _view.Rows.Select(row => row.Result.ElapsedMs).DefaultIfEmpty().Max());
        StateHasChanged();
    }
}
