using Microsoft.Extensions.Logging;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// The log's statistics for all open pages: read once for all of them, only while someone looks, soon after an event
/// came, and never more often than <see cref="Spacing"/>.
/// </summary>
internal sealed partial class StatisticsWatch(
    ILogStatistics statistics, IEventLog log, TimeProvider clock, ILogger<StatisticsWatch> logger)
    : IDisposable
{
    /// <summary>How far back the rate goes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    internal static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>Without new events the steps of the rate still move on, and retention deletes.</summary>
    internal static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _reading = new(1);
    private long? _readAt;
    private readonly List<Action> _watchers = [];
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>What was read last; null until the first reading. Old when nobody watched meanwhile.</summary>
    public LogStatistics? Latest { get; private set; }

    /// <summary>What is true now: read at once, unless someone just did. Null when it can't be read.</summary>
    public async Task<LogStatistics?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (!IsFresh)
        {
            await ReadAsync(cancellationToken);
        }

        return Latest;
    }

    /// <summary>Starts to watch; <paramref name="changed"/> is called on any thread after each reading.</summary>
    public IDisposable Subscribe(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                _running = RunAsync(_running, _stop.Token);
            }
        }

        return new Subscription(this, changed);
    }

    /// <summary>Completes when the reading that was under way has ended.</summary>
    internal Task StoppedAsync() => _running;

    public void Dispose()
    {
        lock (_gate)
        {
            _watchers.Clear();
            Stop();
        }

        _reading.Dispose();
    }

    private void Unsubscribe(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
            if (_watchers.Count == 0)
            {
                Stop();
            }
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
        try
        {
            while (true)
            {
                var head = log.Head.Sequence;
                await ReadAsync(cancellationToken);
                await Task.Delay(Spacing, clock, cancellationToken);
                await WaitForMoveAsync(head, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private bool IsFresh => _readAt is { } then && clock.GetElapsedTime(then) < Spacing;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (IsFresh)
            {
                return;
            }

            Latest = await statistics.ReadAsync(Window, cancellationToken);
            _readAt = clock.GetTimestamp();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page keeps its last figures, and the storage warning says what is wrong.
            Log.NotRead(logger, e);
            return;
        }
        finally
        {
            _reading.Release();
        }

        Action[] watchers;
        lock (_gate)
        {
            watchers = [.. _watchers];
        }

        foreach (var changed in watchers)
        {
            changed();
        }
    }

    private async Task WaitForMoveAsync(long head, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(Idle - Spacing, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            await log.Head.WaitBeyondAsync(head, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Quiet for so long.
        }
    }

    private sealed class Subscription(StatisticsWatch watch, Action changed) : IDisposable
    {
        private Action? _changed = changed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _changed, null) is { } known)
            {
                watch.Unsubscribe(known);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogEventIds.Components.StatisticsNotRead, LogLevel.Warning, "The log's statistics could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
