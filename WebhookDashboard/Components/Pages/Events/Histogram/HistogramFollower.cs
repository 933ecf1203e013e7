using Microsoft.Extensions.Logging;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Live;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>
/// Keeps one page's histogram in step with the log: reads it, then adds what the feed brings, at most once a second. Reads
/// again when the feed skipped events, when events were deleted and when time has moved on, one read at a time, with a rest
/// that is longer after a long read.
/// </summary>
internal sealed partial class HistogramFollower(
    IEventHistograms histograms, IEventLog log, ILiveFeed feed, LiveView live, TimeProvider clock, ILogger logger, Action changed) : IAsyncDisposable
{
    /// <summary>The minimum time between two repaints.</summary>
    internal static readonly TimeSpan Repaint = TimeSpan.FromSeconds(1);

    /// <summary>The minimum time between two reads of the same view.</summary>
    internal static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);

    /// <summary>Time moves on by a bucket, but no more often than this.</summary>
    internal static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(10);

    /// <summary>How many times longer than a read the rest after it is.</summary>
    private const int RestFactor = 10;

    /// <summary>Some more than 60: half an hour in steps of 30 s touches 61.</summary>
    private const int Buckets = 62;

    /// <summary>The buckets that live events may add until all are read again.</summary>
    private const int MoreBuckets = 12;

    private readonly Loop _loop = new();
    private volatile bool _hasDeletions;

    /// <summary>Replaced at any moment, on any thread.</summary>
    public HistogramShown Shown { get; private set; } = HistogramShown.Nothing;

    /// <summary>Follows a view in place of the one before, whose counts are shown until those of this one were read.</summary>
    public void Follow(EventsView view, HistogramBy by) => _loop.Set(isWanted: true, token => FollowAsync(view, by, token));

    public void Stop() => _loop.Set(isWanted: false, _ => Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _loop.Running;
    }

    private async Task FollowAsync(EventsView view, HistogramBy by, CancellationToken cancellationToken)
    {
        var throttle = new Throttle(Repaint, clock);
        var isOutdated = true;

        // Subscribe first, then read: in this order nothing is missed.
        using var arriving = feed.Subscribe(throttle.Signal);
        using var deleting = log.Deleted.Subscribe(() =>
        {
            _hasDeletions = true;
            throttle.Signal();
        });
        using var pausing = live.Changed.Subscribe(throttle.Signal);
        await using var alarm = clock.CreateTimer(_ => throttle.Signal(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var (readableAt, movesAt) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        EventHistogram? counts = null;
        throttle.Signal();
        while (true)
        {
            await throttle.NextTurnAsync(cancellationToken);
            if (live.IsPaused && counts is not null)
            {
                continue;
            }

            if (arriving.TakeNew() is { } update && counts is not null)
            {
                var merged = Merge(counts, update, view.ToFilter(clock.GetUtcNow()), by);
                isOutdated |= merged is null;
                counts = merged ?? counts;
            }

            if (_hasDeletions)
            {
                _hasDeletions = false;
                isOutdated = true;
            }

            var now = clock.GetUtcNow();
            isOutdated |= now >= movesAt;
            if (isOutdated && now >= readableAt)
            {
                var began = clock.GetTimestamp();
                var read = await ReadAsync(view.ToFilter(now), by, cancellationToken);
                counts = read ?? counts;
                isOutdated = read is null;
                now = clock.GetUtcNow();
                readableAt = now + Longer(ShortestRest, clock.GetElapsedTime(began) * RestFactor);
                movesAt = view.To is not null || counts is null ? DateTimeOffset.MaxValue : now + Longer(ShortestStep, TimeSpan.FromMilliseconds(counts.Axis.Step));
                Shown = new HistogramShown(counts ?? Shown.Counts, counts is null ? Shown.By : by, Failed: read is null);
            }
            else if (counts is not null)
            {
                Shown = Shown with { Counts = counts };
            }

            var wake = isOutdated ? readableAt : movesAt;
            alarm.Change(wake == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : Longer(wake - now, TimeSpan.Zero), Timeout.InfiniteTimeSpan);
            changed();
        }
    }

    /// <returns>Null if it failed.</returns>
    private async Task<EventHistogram?> ReadAsync(EventFilter filter, HistogramBy by, CancellationToken cancellationToken)
    {
        try
        {
            return await histograms.ReadAsync(new HistogramRequest(filter, by, Buckets) { IsRounded = true }, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (!Shown.Failed)
            {
                Log.NotRead(logger, e);
            }

            return null;
        }
    }

    /// <returns>Null if all must be read again.</returns>
    private static EventHistogram? Merge(EventHistogram counts, LiveUpdate update, EventFilter filter, HistogramBy by)
    {
        if (update.Restarted || update.Skipped > 0)
        {
            return null;
        }

        var matching = update.Events.Where(filter.Matches).ToList();
        return filter.SelectsContents && matching.Count > 0 // Summaries have none to test.
            ? null
            : counts.With(matching, by, Buckets + MoreBuckets);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.HistogramNotRead, LogLevel.Warning, "The histogram of events could not be read; trying again")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
