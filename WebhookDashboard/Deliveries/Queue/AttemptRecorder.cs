using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// Records attempts. Those that end during a commit share the next one, and so one flush of the disk. While the database
/// can't be written it waits and keeps the results.
/// </summary>
internal sealed partial class AttemptRecorder(
    AttemptStore store, IDatabaseFaults faults, TimeProvider time, ILogger<AttemptRecorder> logger)
{
    private const int MaxBatch = 128;

    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(1024);

    /// <returns>The delivery's state once the attempt is on disk; null if it could not be recorded.</returns>
    public async Task<DeliveryState?> RecordAsync(FinishedAttempt attempt)
    {
        var pending = new Pending(attempt);
        await _waiting.Writer.WriteAsync(pending, CancellationToken.None);
        return await pending.Done.Task;
    }

    /// <summary>Runs until <see cref="Complete"/>. Once the app stops, each result is tried once more.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            List<Pending> batch = [];
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await RecordBatchAsync(batch, stopping);
        }
    }

    /// <summary>Ends <see cref="RunAsync"/> once everything is recorded. No attempt may follow.</summary>
    public void Complete() => _waiting.Writer.Complete();

    private async Task RecordBatchAsync(IReadOnlyList<Pending> batch, CancellationToken stopping)
    {
        for (var rest = FirstRest; ; rest = rest * 2 < LongestRest ? rest * 2 : LongestRest)
        {
            try
            {
                var states = await store.RecordAsync([.. batch.Select(pending => pending.Attempt)], CancellationToken.None);
                foreach (var (pending, state) in batch.Zip(states))
                {
                    pending.Done.SetResult(state);
                }

                return;
            }
            catch (Exception fault) when (faults.MayPass(fault) && !stopping.IsCancellationRequested)
            {
                Log.Waits(logger, batch.Count, rest, fault);
                await Task.Delay(rest, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (batch.Count > 1 && !stopping.IsCancellationRequested)
            {
                // One that can never be recorded must not prevent the others.
                foreach (var pending in batch)
                {
                    await RecordBatchAsync([pending], stopping);
                }

                return;
            }
            catch (Exception fault)
            {
                foreach (var pending in batch)
                {
                    Log.CannotRecord(logger, pending.Attempt.Delivery.Id, fault);
                    pending.Done.SetResult(null);
                }

                return;
            }
        }
    }

    private sealed record Pending(FinishedAttempt Attempt)
    {
        public TaskCompletionSource<DeliveryState?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Deliveries.ResultsWait, LogLevel.Error, "The database does not accept the results of {Count} delivery attempts; trying again in {Rest}")]
        public static partial void Waits(ILogger logger, int count, TimeSpan rest, Exception fault);

        [LoggerMessage(LogEventIds.Deliveries.ResultNotSaved, LogLevel.Error, "The result of an attempt of delivery {DeliveryId} could not be recorded; the attempt will be repeated")]
        public static partial void CannotRecord(ILogger logger, long deliveryId, Exception fault);
    }
}
