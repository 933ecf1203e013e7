using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;
using WebhookDashboard.Signals;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Keeps one page's list in step with the log. It subscribes first, then reads the newest page, and merges the feed's
/// updates: at once after a quiet time, and at most ten times a second, or twice in a flood. It reads no further before the
/// browser has painted the last update, so a slow or absent browser costs nothing. Call it from the page's circuit.
/// </summary>
internal sealed class EventListFollower : IDisposable
{
    /// <summary>The minimum time between two repaints.</summary>
    public static readonly TimeSpan Repaint = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The pause after an update in a flood, when each repaint replaces all rows: nobody reads ten screens a second, and
    /// their cost delays the senders (see the benchmark <c>pages</c>).
    /// </summary>
    public static readonly TimeSpan FloodPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a list with a time range drops events that have become too old for it.</summary>
    public static readonly TimeSpan CutOffStep = TimeSpan.FromSeconds(10);

    private readonly ILiveFeed _feed;
    private readonly FloodTurns _turns;
    private readonly TimeProvider _clock;
    private readonly Func<Task> _changed;
    private readonly Func<Task> _painted;
    private readonly EventListReader _reader;
    private readonly ListHold _hold = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Throttle _throttle;
    private volatile bool _isOutdated;

    public EventListFollower(
        ILiveFeed feed, IEventLog log, FloodTurns turns, TimeProvider clock, ILogger logger, Func<Task> changed, Func<Task> painted,
        Func<EventSummary, bool>? isHidden = null)
    {
        _feed = feed;
        _turns = turns;
        _clock = clock;
        _changed = changed;
        _painted = painted;
        _throttle = new Throttle(Repaint, clock);
        _reader = new EventListReader(log, clock, logger, _hold, changed, _gone.Token, isHidden);
    }

    public EventList List => _reader.List;

    /// <summary>When it was paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt => _hold.PausedAt;

    /// <inheritdoc cref="EventListReader.Failed" />
    public bool Failed => _reader.Failed;

    /// <inheritdoc cref="EventListReader.Matching" />
    public EventCount? Matching => _reader.Matching;

    /// <summary>Runs until it is stopped.</summary>
    public async Task FollowAsync(EventsView view)
    {
        using var subscription = _feed.Subscribe(_throttle.Signal);
        var cutOff = MoveCutOffAsync();
        try
        {
            await ShowAsync(view);
            while (true)
            {
                await _throttle.NextTurnAsync(_gone.Token);
                while (!_reader.Reading.IsCompleted)
                {
                    // A page that is being read may or may not contain these events: it must be in the list first.
                    await _reader.Reading;
                }

                if (_isOutdated)
                {
                    _isOutdated = false;
                    await _reader.ReconcileAsync();
                }

                if (subscription.TakeNew() is { } update)
                {
                    if (IsFlood(update))
                    {
                        await _turns.TakeAsync(() => ShowAsync(update), _gone.Token);
                        await Task.Delay(FloodPause, _clock, _gone.Token);
                    }
                    else
                    {
                        await ShowAsync(update);
                    }

                    await _painted().WaitAsync(_gone.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            await Task.WhenAll(cutOff, _reader.Retrying);
            await _reader.Loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Nobody may have waited for it.
        }
    }

    /// <summary>Reads the newest page of a view. The current rows stay until it arrives.</summary>
    public Task ShowAsync(EventsView view) => _reader.ShowAsync(view);

    /// <summary>Shows the waiting events, from the top.</summary>
    public Task ShowNewestAsync() => _reader.ShowNewestAsync();

    /// <inheritdoc cref="EventListReader.FindAsync" />
    public Task<int> FindAsync(EventId id) => _reader.FindAsync(id);

    /// <summary>Whether the pointer is over the list, or the keyboard moves in it.</summary>
    public async Task SetInUseAsync(bool inUse)
    {
        _hold.InUse = inUse;
        await ShowWhatMayComeAsync();
    }

    /// <summary>Says, from any thread, that events were deleted, or are not deleted after all.</summary>
    public void Outdate()
    {
        _isOutdated = true;
        _throttle.Signal();
    }

    /// <inheritdoc cref="EventListReader.TryAgainAsync" />
    public Task TryAgainAsync() => _reader.TryAgainAsync();

    public async Task SetPausedAsync(bool paused)
    {
        _hold.PausedAt = paused ? _clock.GetUtcNow() : null;
        await ShowWhatMayComeAsync();
    }

    public async Task SetAtTopAsync(bool atTop)
    {
        _hold.AtTop = atTop;
        await ShowWhatMayComeAsync();
    }

    /// <inheritdoc cref="EventListReader.RowsAsync" />
    public ValueTask<IReadOnlyList<EventSummary>> RowsAsync(int start, int count, CancellationToken cancellationToken) =>
        _reader.RowsAsync(start, count, cancellationToken);

    /// <summary>Ends <see cref="FollowAsync"/>. Dispose it after that has ended.</summary>
    public Task StopAsync() => _gone.CancelAsync();

    public void Dispose() => _gone.Dispose();

    private Task ShowWhatMayComeAsync() => !_hold.IsOn && List.Waiting > 0 ? ShowNewestAsync() : Task.CompletedTask;

    private static bool IsFlood(LiveUpdate update) => update.Skipped > 0 || update.Events.Count > EventList.PageSize;

    private async Task ShowAsync(LiveUpdate update)
    {
        if (await MergeAsync(update))
        {
            await _changed();
        }
    }

    /// <returns>Whether it is still to be painted: what reads also paints.</returns>
    private async Task<bool> MergeAsync(LiveUpdate update)
    {
        var outcome = List.Merge(update, _hold.IsOn);
        switch (outcome)
        {
            case MergeOutcome.Reload or MergeOutcome.Recount when !_reader.IsReady:
                _reader.Leave(_hold.IsOn ? UnreadParts.Waiting : UnreadParts.Newest);
                return false;
            case MergeOutcome.Reload:
            case MergeOutcome.Waits or MergeOutcome.Recount when !_hold.IsOn:
                await ShowNewestAsync();
                return false;
            case MergeOutcome.Recount:
                await _reader.RecountAsync();
                return true;
            case var _ when Failed && _reader.IsReady:
                await TryAgainAsync();
                return false;
            default:
                return outcome != MergeOutcome.Nothing;
        }
    }

    /// <summary>While the list is held nothing moves, so the cut-off does not move either.</summary>
    private async Task MoveCutOffAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(CutOffStep, _clock, _gone.Token);
                if (_reader.HasCutOff && !_hold.IsOn && !Failed && _reader.Reading.IsCompleted)
                {
                    await ShowNewestAsync();
                }
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
