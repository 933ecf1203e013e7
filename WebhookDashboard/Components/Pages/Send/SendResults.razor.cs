using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>The answers as they come. Paints at once when it has been quiet, and at most ten times a second.</summary>
public sealed partial class SendResults : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>From this share of the rate on, it is called held.</summary>
    private const double NearlyAll = 0.95;

    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<bool> _dirty = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private SendSnapshot _view = new(null, []);
    private double _barMs = 1;
    private SendRow? _chosen;
    private Task _painting = Task.CompletedTask;

    [Parameter, EditorRequired]
    public SendLog Log { get; set; } = null!;

    [Parameter]
    public EventCallback OnStop { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The row that was chosen, as it is now; without a choice, the newest.</summary>
    private SendRow? Shown => _chosen is { } chosen
        ? _view.Rows.FirstOrDefault(row => IsSame(row, chosen)) ?? chosen
        : _view.Rows.Count > 0 ? _view.Rows[0] : null;

    public async ValueTask DisposeAsync()
    {
        Log.Changed -= MarkDirty;
        await _gone.CancelAsync();
        await _painting;
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        Log.Changed += MarkDirty;
        if (RendererInfo.IsInteractive)
        {
            _painting = PaintAsync();
        }
    }

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
                $"{reached:N0} /s, {(figures.Run.Total - figures.Done) / reached:0.0} s to go"),
            _ when reached < NearlyAll * asked => string.Create(CultureInfo.InvariantCulture,
                $"{reached:N0} /s reached of {asked:N0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"at {asked:N0} /s"),
        };
    }

    private static string Percent(SendFigures figures) =>
        (100.0 * figures.Done / figures.Run.Total).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Ms(double? milliseconds) => milliseconds switch
    {
        null => "–",
        < 99.95 => milliseconds.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => milliseconds.Value.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static bool IsSame(SendRow one, SendRow other) => ReferenceEquals(one.Run, other.Run) && one.Number == other.Number;

    private bool IsShown(SendRow row) => Shown is { } shown && IsSame(row, shown);

    private void Show(SendRow row) => _chosen = row;

    private void MarkDirty() => _dirty.Writer.TryWrite(true);

    private async Task PaintAsync()
    {
        try
        {
            while (await _dirty.Reader.WaitToReadAsync(_gone.Token))
            {
                _dirty.Reader.TryRead(out _);
                var before = _view.Figures?.Run;
                _view = Log.Snapshot();
                if (!ReferenceEquals(before, _view.Figures?.Run))
                {
                    _chosen = null;
                }

                _barMs = Math.Max(1, _view.Rows.Select(row => row.Result.ElapsedMs).DefaultIfEmpty().Max());
                await InvokeAsync(StateHasChanged);
                await Task.Delay(Pace, Time, _gone.Token);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page went.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
