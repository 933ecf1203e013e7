using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The newest events, as they arrive; it repaints at once when it was quiet, and at most ten times a second.</summary>
public sealed partial class LastEvents : IAsyncDisposable
{
    /// <summary>How long after a failed reading the next one is tried.</summary>
    internal static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    internal const int Rows = 12;

    private static readonly TimeSpan BetweenRepaints = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();
    private Task _following = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;
    private long _seen = long.MaxValue;
    private bool _failed;

    /// <summary>How many are kept in all.</summary>
    [Parameter]
    public long Total { get; set; }

    /// <summary>Where a first webhook could go.</summary>
    [Parameter]
    public EndpointSlug? Endpoint { get; set; }

    /// <summary>What the server rendered first stays on the screen while the circuit starts.</summary>
    [PersistentState]
    public IReadOnlyList<EventSummary>? Shown { get; set; }

    [Inject]
    private PublicAddress Address { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<LastEvents> Logger { get; set; } = null!;

    private string? Url => Endpoint is { } slug ? Address.UrlOf(slug, Navigation.BaseUri) : null;

    public async ValueTask DisposeAsync()
    {
        Directory.Changed -= OnDirectoryChanged;
        await _gone.CancelAsync();
        await _following;
        await _reading;
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            Directory.Changed += OnDirectoryChanged;
            _following = FollowAsync();
        }
        else
        {
            await TryReadAsync();
        }
    }

    // Subscribe first, read then, and merge by sequence: in this order nothing falls between.
    private async Task FollowAsync()
    {
        using var subscription = Feed.Subscribe();
        try
        {
            await ReadAsync();
            _seen = Shown is [var newest, ..] ? newest.Sequence : 0;
            await InvokeAsync(StateHasChanged);
            while (true)
            {
                var update = await subscription.NextAsync(_gone.Token);
                await InvokeAsync(() => TakeAsync(update));
                await Task.Delay(BetweenRepaints, Clock, _gone.Token);
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

    private async Task TakeAsync(LiveUpdate update)
    {
        var outrun = update.Skipped > 0 && update.Events.Count < Rows;
        if (outrun || update.Restarted)
        {
            await ReadAsync();
        }
        else if (update.Events.Count > 0)
        {
            Shown =
            [
                .. update.Events.Concat(Shown ?? [])
                    .DistinctBy(row => row.Sequence)
                    .OrderByDescending(row => row.Sequence)
                    .Take(Rows),
            ];
        }
        else
        {
            return;
        }

        StateHasChanged();
    }

    // Until it was read, the rows stay as they are; what comes meanwhile waits in the subscription.
    private async Task ReadAsync()
    {
        while (!await TryReadAsync())
        {
            await InvokeAsync(StateHasChanged);
            await Task.Delay(BetweenTries, Clock, _gone.Token);
        }
    }

    private async Task<bool> TryReadAsync()
    {
        try
        {
            Shown = (await EventLog.PageAsync(EventFilter.All, new PageRequest(Limit: Rows), _gone.Token)).Items;
            _failed = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRead(Logger, e);
            _failed = true;
        }

        return !_failed;
    }

    // An endpoint that is deleted takes its events with it.
    private void OnDirectoryChanged() => _reading = ReadAgainAsync();

    private async Task ReadAgainAsync()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
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

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.LastEventsNotRead, LogLevel.Warning, "The last events could not be read from the log; it is tried again.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
