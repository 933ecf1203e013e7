using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>
/// Keeps one page's list in step with the log: subscribes first, reads the newest page then, and merges what the feed
/// brings, at once when it was quiet and at most ten times a second. It lives on its page's circuit: call it from there.
/// </summary>
internal sealed partial class EventListFollower(
    ILiveFeed feed, IEventLog log, TimeProvider clock, ILogger logger, Func<Task> changed) : IDisposable
{
    /// <summary>The least time between two repaints.</summary>
    public static readonly TimeSpan Repaint = TimeSpan.FromMilliseconds(100);

    /// <summary>Pages read for one range of rows at most; a range is a screen, so one is usual.</summary>
    private const int MaxLoads = 10;

    private readonly CancellationTokenSource _gone = new();
    private Task _reading = Task.CompletedTask;
    private EventsView _view = EventsView.All;
    private int _asked;
    private long? _matching;

    public EventList List { get; } = new();

    /// <summary>When it was paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Whether the list is scrolled to its top.</summary>
    public bool AtTop { get; private set; } = true;

    /// <summary>Whether the last reading of the log failed; what is shown may lack rows.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether new rows have to wait.</summary>
    public bool Held => PausedAt is not null || !AtTop;

    /// <summary>How many kept events match the filters; null while that is not known, or without filters.</summary>
    public long? Matching => _matching + List.Prepended;

    /// <summary>Runs until it is stopped.</summary>
    public async Task FollowAsync(EventsView view)
    {
        using var subscription = feed.Subscribe();
        try
        {
            await ShowAsync(view);
            while (true)
            {
                var update = await subscription.NextAsync(_gone.Token);
                var came = clock.GetTimestamp();
                while (!_reading.IsCompleted)
                {
                    // A page read meanwhile may have these events already, or not yet: it has to be in the list first.
                    await _reading;
                }

                if (await MergeAsync(update))
                {
                    await changed();
                    await Task.Delay(LeftOf(Repaint, came), clock, _gone.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page went.
        }
    }

    /// <summary>Reads the newest page of a view; what is shown stays until it is there.</summary>
    public Task ShowAsync(EventsView view)
    {
        if (view != _view)
        {
            _matching = null;
        }

        _view = view;
        return _reading = ReadNewestAsync(++_asked);
    }

    /// <summary>Shows what waits, from the top.</summary>
    public Task ShowNewestAsync() => ShowAsync(_view);

    public async Task SetPausedAsync(bool paused)
    {
        PausedAt = paused ? clock.GetUtcNow() : null;
        await ShowWhatMayComeAsync();
    }

    public async Task SetAtTopAsync(bool atTop)
    {
        AtTop = atTop;
        await ShowWhatMayComeAsync();
    }

    /// <summary>The rows of a range, read from the log where they are not held.</summary>
    public async ValueTask<IReadOnlyList<EventSummary>> RowsAsync(int start, int count, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < MaxLoads && List.Missing(start, count) is { } load; i++)
            {
                var page = await log.PageAsync(List.Filter, load.Request, cancellationToken);
                List.Take(load, page);
                Failed = false;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailAsync(e);
        }

        return [.. List.Rows(start, count)];
    }

    /// <summary>Ends <see cref="FollowAsync"/>; dispose it when that has ended.</summary>
    public Task StopAsync() => _gone.CancelAsync();

    public void Dispose() => _gone.Dispose();

    private Task ShowWhatMayComeAsync() => !Held && List.Waiting > 0 ? ShowNewestAsync() : Task.CompletedTask;

    /// <summary>Counted from when the update came: the feed keeps the same pace, and the two must not add up.</summary>
    private TimeSpan LeftOf(TimeSpan whole, long since)
    {
        var left = whole - clock.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <returns>Whether something is to be repainted.</returns>
    private async Task<bool> MergeAsync(LiveUpdate update)
    {
        switch (List.Merge(update, Held))
        {
            case MergeOutcome.Nothing:
                return false;
            case MergeOutcome.Reload:
            case MergeOutcome.Waits or MergeOutcome.Recount when !Held:
                await ShowNewestAsync();
                return true;
            case MergeOutcome.Recount:
                await RecountAsync(update.Head);
                return true;
            default:
                return true;
        }
    }

    private async Task ReadNewestAsync(int asked)
    {
        try
        {
            var filter = _view.ToFilter(clock.GetUtcNow());
            var page = await log.PageAsync(filter, new PageRequest(Limit: EventList.PageSize), _gone.Token);
            if (asked != _asked)
            {
                return;
            }

            List.Reset(filter, page);
            Failed = false;
            await changed();
            if (!filter.IsEmpty)
            {
                await CountMatchingAsync(filter, page, asked);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailAsync(e);
        }
    }

    private async Task CountMatchingAsync(EventFilter filter, EventPage page, int asked)
    {
        var upTo = List.ShownUpTo;
        var count = page.NextBefore is null
            ? page.Items.Count
            : await log.CountAsync(filter, after: 0, before: upTo + 1, _gone.Token);
        if (asked == _asked)
        {
            _matching = count;
            await changed();
        }
    }

    private async Task RecountAsync(long head)
    {
        var asked = _asked;
        try
        {
            var waiting = await log.CountAsync(List.Filter, List.ShownUpTo, head + 1, _gone.Token);
            if (asked == _asked)
            {
                List.SetWaiting(waiting);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailAsync(e);
        }
    }

    private async Task FailAsync(Exception exception)
    {
        Log.NotRead(logger, exception);
        Failed = true;
        await changed();
    }

    private static partial class Log
    {
        [LoggerMessage(8101, LogLevel.Warning, "The list of events could not be read from the log.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
