using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Live;
using WebhookDashboard.Sample;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// The log's statistics and its newest events for all open pages: one model, so that no two figures on a page disagree.
/// Reads the database once for all pages, only while one is open, soon after events arrived or were deleted, and never more
/// often than <see cref="Spacing"/>. Between two readings it adds what the live feed brings, while a page follows it.
/// </summary>
internal sealed partial class StatisticsWatch : IDisposable
{
    /// <summary>How far back the rate goes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    internal static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>Without new events the steps of the rate still move on, and retention deletes.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <summary>The minimum interval between two signals to followers.</summary>
    internal static readonly TimeSpan BetweenRepaints = TimeSpan.FromMilliseconds(100);

    /// <summary>How many of the newest events are kept.</summary>
    internal const int NewestCount = 16;

    private static readonly EventFilter WithoutComparisons = new() { ExceptType = SimulatedEvents.Type };

    private readonly ILogStatistics _statistics;
    private readonly IEventLog _log;
    private readonly ILiveFeed _feed;
    private readonly IEndpointDirectory _directory;
    private readonly TimeProvider _clock;
    private readonly ILogger<StatisticsWatch> _logger;
    private readonly Lock _gate = new();
    private readonly ChangeSignal _read;
    private readonly ChangeSignal _followed;
    private readonly ChangeSignal _merged = new();
    private readonly Loop _reading = new();
    private readonly Loop _following = new();
    private readonly SemaphoreSlim _oneReading = new(1);
    private readonly List<EventSummary> _arrived = [];
    private long _feedHead;
    private long? _readAt;
    private long _simulated;

    public StatisticsWatch(
        ILogStatistics statistics,
        IEventLog log,
        ILiveFeed feed,
        IEndpointDirectory directory,
        TimeProvider clock,
        ILogger<StatisticsWatch> logger)
    {
        (_statistics, _log, _feed, _directory, _clock, _logger) = (statistics, log, feed, directory, clock, logger);
        _read = new ChangeSignal(isWatched => _reading.Set(isWatched, ReadAlongAsync));
        _followed = new ChangeSignal(isWatched => _following.Set(isWatched, FollowAsync));
    }

    /// <summary>Replaced at any moment, on any thread. Null until the first reading. Old when nobody watched meanwhile.</summary>
    public StatisticsView? View { get; private set; }

    /// <inheritdoc cref="View" />
    public LogStatistics? Latest => View?.Latest;

    /// <summary>Whether the last reading failed. It is tried again.</summary>
    public bool IsFailing { get; private set; }

    /// <summary>Reads the statistics now, unless someone just did.</summary>
    /// <returns>Null when they can't be read.</returns>
    public async Task<LogStatistics?> CurrentAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(() => _readAt is { } then && _clock.GetElapsedTime(then) < Spacing, cancellationToken);
        return Latest;
    }

    /// <summary>Calls <paramref name="changed"/> after each reading, on any thread.</summary>
    public IDisposable Subscribe(Action changed) => _read.Subscribe(changed);

    /// <summary>
    /// Calls <paramref name="read"/> after each reading, and <paramref name="arrived"/> as events arrive: at once after a
    /// quiet moment, at most ten times a second in a flood.
    /// </summary>
    public IDisposable Follow(Action read, Action arrived) =>
        new All([_read.Subscribe(read), _merged.Subscribe(arrived), _followed.Subscribe(() => { })]);

    /// <summary>
    /// Calls <paramref name="changed"/> on both occasions of <see cref="Follow"/>, but leaves it to other pages whether the
    /// feed is followed.
    /// </summary>
    public IDisposable Listen(Action changed) => new All([_read.Subscribe(changed), _merged.Subscribe(changed)]);

    /// <summary>How many pages follow.</summary>
    public int Followers => _followed.Subscribers;

    /// <summary>Completes when the work in progress has ended.</summary>
    internal Task StoppedAsync() => Task.WhenAll(_reading.Running, _following.Running);

    public void Dispose()
    {
        _reading.Dispose();
        _following.Dispose();
        _oneReading.Dispose();
    }

    private async Task ReadAlongAsync(CancellationToken cancellationToken)
    {
        var throttle = new Throttle(Spacing, _clock);
        using var moved = _log.Head.Moved.Subscribe(throttle.Signal);
        using var deleted = _log.Deleted.Subscribe(throttle.Signal);
        using var pinned = _log.PinsChanged.Subscribe(throttle.Signal);
        using var changed = _directory.Changed.Subscribe(throttle.Signal);
        await using var idle = _clock.CreateTimer(_ => throttle.Signal(), state: null, TimeSpan.Zero, Idle);
        while (true)
        {
            await throttle.NextTurnAsync(cancellationToken);
            var turn = _clock.GetTimestamp();
            await ReadAsync(() => _readAt >= turn, cancellationToken);
            if (Latest is { Deletions.Count: > 0 } or { Pinnings.Count: > 0 } || IsFailing)
            {
                throttle.Signal();
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var throttle = new Throttle(BetweenRepaints, _clock);
        using var subscription = _feed.Subscribe(throttle.Signal);
        try
        {
            while (true)
            {
                await throttle.NextTurnAsync(cancellationToken);
                if (subscription.TakeNew() is { } update && Take(update))
                {
                    _merged.Tell();
                }
            }
        }
        finally
        {
            Forget();
        }
    }

    private async Task ReadAsync(Func<bool> isKnown, CancellationToken cancellationToken)
    {
        await _oneReading.WaitAsync(cancellationToken);
        try
        {
            if (isKnown())
            {
                return;
            }

            var began = _clock.GetTimestamp();
            var statistics = await _statistics.ReadAsync(Window, cancellationToken);
            var page = await _log.PageAsync(EventFilter.All, new PageRequest(Limit: NewestCount), cancellationToken);
            var listed = page.Items.Any(IsSimulated)
                ? await _log.PageAsync(WithoutComparisons, new PageRequest(Limit: NewestCount), cancellationToken)
                : page;
            var simulated = new EventFilter { EventType = SimulatedEvents.Type, From = _clock.GetUtcNow() - Window };
            _simulated = (await _log.CountAsync(simulated, after: 0, before: statistics.Head + 1, cancellationToken)).Count;
            Set(statistics, page.Items, listed.Items);
            _readAt = began;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page keeps its last figures, and the storage warning says what is wrong.
            Log.NotRead(_logger, e);
            IsFailing = true;
        }
        finally
        {
            _oneReading.Release();
        }

        _read.Tell();
    }

    private void Set(LogStatistics statistics, IReadOnlyList<EventSummary> rows, IReadOnlyList<EventSummary> listed)
    {
        lock (_gate)
        {
            _arrived.RemoveAll(one => one.Sequence <= statistics.Head);
            var latest = statistics.With(_arrived, _feedHead);
            View = new StatisticsView(
                latest,
                NewestOf(rows.Where(one => one.Sequence <= latest.Head).Concat(_arrived)),
                NewestOf(listed.Where(one => one.Sequence <= latest.Head).Concat(_arrived).Where(one => !IsSimulated(one))),
                _simulated + _arrived.Count(IsSimulated));
            IsFailing = false;
        }
    }

    /// <returns>Whether there is something new to show.</returns>
    private bool Take(LiveUpdate update)
    {
        lock (_gate)
        {
            if (update.Restarted)
            {
                // A reading follows: the head has moved.
                _arrived.Clear();
            }
            else if (update.Events.Count == 0 && update.Head <= _feedHead)
            {
                return false;
            }

            _feedHead = update.Head;
            _arrived.AddRange(update.Events);
            if (View is { } known && !update.Restarted)
            {
                View = new StatisticsView(
                    known.Latest.With(update.Events, update.Head),
                    NewestOf(known.Newest.Concat(update.Events)),
                    NewestOf(known.NewestListed.Concat(update.Events.Where(one => !IsSimulated(one)))),
                    _simulated + _arrived.Count(IsSimulated));
            }

            return true;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            _arrived.Clear();
            _feedHead = 0;
        }
    }

    private static bool IsSimulated(EventSummary one) => one.EventType == SimulatedEvents.Type;

    private static IReadOnlyList<EventSummary> NewestOf(IEnumerable<EventSummary> events) =>
        [.. events.DistinctBy(one => one.Sequence).OrderByDescending(one => one.Sequence).Take(NewestCount)];

    private sealed class All(List<IDisposable> subscriptions) : IDisposable
    {
        public void Dispose() => subscriptions.ForEach(one => one.Dispose());
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogEventIds.Components.StatisticsNotRead, LogLevel.Warning, "The log's statistics could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
