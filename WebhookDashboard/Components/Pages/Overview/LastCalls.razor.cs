using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The newest API calls, as they end.</summary>
public sealed partial class LastCalls
{
    internal const int Rows = 10;

    private ThrottledReading? _reading;
    private bool _areRowsOld = true;
    private bool _isPainted;
    private IReadOnlyList<ExchangeSummary>? _rows;
    private IReadOnlyList<RecentCall> _calls = [];

    /// <summary>Called with the start times of all calls within the window of the rate.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<RecentCall>> Read { get; set; }

    private DateTimeOffset Since => Clock.GetUtcNow() - StatisticsWatch.Window;

    /// <summary>The calls of the last minutes that are in no row. Counted with each repaint, since they grow old without a signal.</summary>
    private int Polls => _calls.Count(call => call.IsOnlyCounted && call.StartedAt >= Since);

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            // The rows are read only if a call was stored; the polls of a comparison are only counted, ten a second.
            _reading = Own(new ThrottledReading(ReadAsync, SubscribeToRows, StateHasChanged, DispatchExceptionAsync, Clock));
            Watch(Log.Counted.Subscribe, _reading.Ask);
        }
    }

    /// <summary>The page gives the parameters anew with each repaint.</summary>
    protected override void OnParametersSet() => _isPainted = true;

    private IDisposable SubscribeToRows(Action changed) => Log.Kept.Subscribe(() =>
    {
        Volatile.Write(ref _areRowsOld, true);
        changed();
    });

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _areRowsOld, false))
        {
            try
            {
                _rows = await Log.RecentAsync(Rows, cancellationToken);
            }
            catch
            {
                Volatile.Write(ref _areRowsOld, true);
                throw;
            }
        }

        _calls = await Log.CallsSinceAsync(Since, cancellationToken);
        _isPainted = false;
        await Read.InvokeAsync(_calls);
        if (!_isPainted)
        {
            StateHasChanged(); // The page did not repaint, and this list with it.
        }
    }
}
