using Microsoft.Extensions.Logging;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// The log's statistics for all open pages: read once for all of them, only while a page watches, soon after an event, and
/// never more often than <see cref="Spacing"/>.
/// </summary>
internal sealed partial class StatisticsWatch : IDisposable
{
    /// <summary>How far back the rate goes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    internal static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>Read even without new events, since the rate moves on and retention deletes.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly ILogStatistics _statistics;
    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger<StatisticsWatch> _logger;
    private readonly ChangeSignal _read;
    private readonly SemaphoreSlim _reading = new(1);
    private long? _readAt;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public StatisticsWatch(ILogStatistics statistics, IEventLog log, TimeProvider clock, ILogger<StatisticsWatch> logger)
    {
        (_statistics, _log, _clock, _logger) = (statistics, log, clock, logger);
        _read = new ChangeSignal(SetWatched);
    }

    /// <summary>The last statistics; null until the first read. Old if nobody watched meanwhile.</summary>
    public LogStatistics? Latest { get; private set; }

    /// <summary>Reads the current statistics, unless that was just done. Null if they can't be read.</summary>
    public async Task<LogStatistics?> CurrentAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(() => _readAt is { } then && _clock.GetElapsedTime(then) < Spacing, cancellationToken);
        return Latest;
    }

    /// <summary>Starts to watch. Calls <paramref name="changed"/> on any thread after each read.</summary>
    public IDisposable Subscribe(Action changed) => _read.Subscribe(changed);

    /// <summary>Completes when the read in progress has ended.</summary>
    internal Task StoppedAsync() => _running;

    public void Dispose()
    {
        Stop();
        _reading.Dispose();
    }

    private void SetWatched(bool isWatched)
    {
        Stop();
        if (isWatched)
        {
            _stop = new CancellationTokenSource();
            _running = RunAsync(_running, _stop.Token);
        }
    }

    private void Stop()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
    }

    private async Task RunAsync(Task before, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await before;
        var throttle = new Throttle(Spacing, _clock);
        using var subscription = _log.Head.Moved.Subscribe(throttle.Signal);
        await using var idle = _clock.CreateTimer(_ => throttle.Signal(), state: null, TimeSpan.Zero, Idle);
        try
        {
            while (true)
            {
                await throttle.NextTurnAsync(cancellationToken);
                var turn = _clock.GetTimestamp();
                await ReadAsync(() => _readAt >= turn, cancellationToken);
                if (Latest is { Deletions.Count: > 0 })
                {
                    throttle.Signal();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
    }

    private async Task ReadAsync(Func<bool> isKnown, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (isKnown())
            {
                return;
            }

            var began = _clock.GetTimestamp();
            Latest = await _statistics.ReadAsync(Window, cancellationToken);
            _readAt = began;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page keeps its last figures, and the storage warning says what is wrong.
            Log.NotRead(_logger, e);
            return;
        }
        finally
        {
            _reading.Release();
        }

        _read.Tell();
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogEventIds.Components.StatisticsNotRead, LogLevel.Warning, "Could not read the log's statistics")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
