using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// Makes the attempts of one destination. Its state is in the database, so the next process repeats what this one did not
/// record. Lanes share only the recorder, so a long queue slows only its own destination.
/// </summary>
internal sealed partial class Lane(
    string name,
    Destinations destinations,
    DueDeliveries queue,
    AttemptRecorder recorder,
    LaneSignals signals,
    TimeProvider time,
    ILogger<Lane> logger)
{
    /// <summary>
    /// The maximum number of attempts that have ended and are not recorded yet. A killed process repeats at most these and
    /// those in progress. It is large enough that many share a commit.
    /// </summary>
    private const int MaxUnrecorded = 64;

    private const string BugReason = "The attempt failed because of a bug in this app; the server's log has the details.";

    /// <summary>The pause after the database refused a read or a write.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly WakeSignal _wake = signals.Of(name).Wake;
    private readonly Breaker _breaker = signals.Of(name).Breaker;
    private readonly ReadAhead _ahead = new(name, queue, signals.Of(name));
    private readonly AttemptRate _rate = new(time);
    private readonly Dictionary<long, (Task Task, string? Key)> _underWay = []; // Only the loop uses it.
    private int _sending;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            DateTimeOffset? next;
            try
            {
                next = await StartDueAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                Log.CannotRead(logger, name, fault);
                next = time.GetUtcNow() + Rest;
            }

            await _wake.WaitAsync(next, stopping);
        }

        await Task.WhenAll(_underWay.Values.Select(attempt => attempt.Task));
    }

    /// <returns>When to look again; null if the lane sleeps until it is woken.</returns>
    private async Task<DateTimeOffset?> StartDueAsync(CancellationToken stopping)
    {
        ForgetRecorded(); // Before the read, which leaves out what is recorded later. That wakes the lane when its task ends.
        if (destinations.Find(name) is not { IsPaused: false } destination)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var openUntil = _breaker.OpenUntil;
        if (openUntil > now)
        {
            return openUntil;
        }

        for (var free = FreePlaces(destination, isProbe: openUntil is not null); free > 0;)
        {
            if (_ahead.IsEmpty)
            {
                var later = await _ahead.FillAsync(_underWay.Keys, IsNextOfItsKey, now, stopping);
                if (_ahead.IsEmpty)
                {
                    return later;
                }
            }

            if (_rate.Wait(destination.RatePerSecond) is var wait && wait > TimeSpan.Zero)
            {
                return now + wait;
            }

            if (_ahead.TryTake(out var delivery))
            {
                Begin(destination, delivery, stopping);
                free--;
            }
        }

        return null; // The first attempt that ends wakes the lane.
    }

    private void ForgetRecorded()
    {
        foreach (var (id, attempt) in _underWay)
        {
            if (attempt.Task.IsCompleted)
            {
                _underWay.Remove(id);
            }
        }
    }

    private int FreePlaces(Destination destination, bool isProbe)
    {
        var sending = Volatile.Read(ref _sending);
        return isProbe
            ? 1 - sending
            : Math.Min(destination.Concurrency - sending, destination.Concurrency + MaxUnrecorded - _underWay.Count);
    }

    /// <summary>False if an earlier one with the same key was cancelled during its attempt. The end of that attempt wakes the lane.</summary>
    private bool IsNextOfItsKey(Delivery delivery) =>
        delivery.OrderingKey is not { } key || _underWay.Values.All(attempt => attempt.Key != key);

    private void Begin(Destination destination, Delivery delivery, CancellationToken stopping)
    {
        _rate.Count(destination.RatePerSecond);
        Interlocked.Increment(ref _sending);
        var task = Task.Run(() => AttemptAsync(destination, delivery, stopping), CancellationToken.None);
        _underWay.Add(delivery.Id, (task, delivery.OrderingKey));
        task.GetAwaiter().OnCompleted(_wake.Set);
    }

    private async Task AttemptAsync(Destination destination, Delivery delivery, CancellationToken stopping)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var result = await SendAsync(destination, delivery, stopping);
        if (result is not null)
        {
            _breaker.Note(result.Outcome);
        }

        Interlocked.Decrement(ref _sending);
        _wake.Set();
        if (result is null)
        {
            return; // The app stops. It is sent again after the next start.
        }

        var attempt = new FinishedAttempt(delivery, destination, result, at, time.GetElapsedTime(started));
        if (await recorder.RecordAsync(attempt) is { } state)
        {
            Tell(destination, new RecordedAttempt(delivery, result, state));
            return;
        }

        // Without this pause it would be sent again and again while its arrival can't be recorded.
        await Task.Delay(Rest, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>Null if the app stopped before there was a result.</returns>
    private async Task<AttemptResult?> SendAsync(Destination destination, Delivery delivery, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(destination.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await destination.Transport.SendAsync(delivery, linked.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new AttemptResult(new AttemptOutcome.Unreachable(SendFault.TimedOut(destination.Timeout)));
        }
        catch (Exception bug)
        {
            Log.Bug(logger, name, delivery.Id, bug);
            return new AttemptResult(new AttemptOutcome.RetryLater(BugReason));
        }
    }

    private void Tell(Destination destination, RecordedAttempt recorded)
    {
        if (recorded.State == DeliveryState.GivenUp)
        {
            Log.GivenUp(logger, recorded.Delivery.Id, name, recorded.Delivery.AttemptCount + 1);
        }

        try
        {
            destination.Recorded?.Invoke(recorded);
        }
        catch (Exception bug)
        {
            Log.Bug(logger, name, recorded.Delivery.Id, bug);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Deliveries.QueueNotRead, LogLevel.Error, "Could not read the deliveries to {Destination}; trying again in a second")]
        public static partial void CannotRead(ILogger logger, string destination, Exception fault);

        [LoggerMessage(LogEventIds.Deliveries.DestinationBug, LogLevel.Error, "A bug in the destination {Destination} at delivery {DeliveryId}")]
        public static partial void Bug(ILogger logger, string destination, long deliveryId, Exception bug);

        [LoggerMessage(LogEventIds.Deliveries.GivenUp, LogLevel.Warning, "Delivery {DeliveryId} to {Destination} was given up after {Attempts} attempts")]
        public static partial void GivenUp(ILogger logger, long deliveryId, string destination, int attempts);
    }
}
