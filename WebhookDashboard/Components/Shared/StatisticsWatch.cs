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
    private readonly List<Action> _watchers = [];
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>What was read last; null until the first reading.</summary>
    public LogStatistics? Latest { get; private set; }

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

    public void Dispose()
    {
        lock (_gate)
        {
            _watchers.Clear();
            Stop();
        }
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

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Latest = await statistics.ReadAsync(Window, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The page keeps its last figures, and the storage warning says what is wrong.
            Log.NotRead(logger, e);
            return;
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
            8001, LogLevel.Warning, "The log's statistics could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
