using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The newest API calls, as they end.</summary>
public sealed partial class LastCalls : IAsyncDisposable
{
    internal const int Rows = 6;

    private PacedReading? _reading;
    private IReadOnlyList<ExchangeSummary>? _rows;

    /// <summary>Takes the starts of all calls within the window of the rate.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<DateTimeOffset>> Read { get; set; }

    [Inject]
    private IExchangeLog Log { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    public ValueTask DisposeAsync() => _reading?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _reading = new PacedReading(ReadAsync, Log.Kept.Subscribe, RepaintAsync, DispatchExceptionAsync, Clock);
        }
    }

    private Task RepaintAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        _rows = await Log.RecentAsync(Rows, cancellationToken);
        await Read.InvokeAsync(await Log.StartsAsync(Clock.GetUtcNow() - StatisticsWatch.Window, cancellationToken));
        StateHasChanged();
    }
}
