using Microsoft.Extensions.Logging;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>
/// Delivers the shop's webhooks: at once where all is well, later and later where it is not. All that it knows is in the
/// database, so what was not delivered before the process ended is delivered by the next one, under the same id.
/// </summary>
internal sealed partial class WebhookSender(
    WebhookQueue queue,
    WebhookDelivery delivery,
    WebhookBell bell,
    AnswerWatch answers,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WebhookSender> logger) : BackgroundService
{
    /// <summary>How many are under way at a time.</summary>
    private const int MaxAtOnce = 8;

    private const int PruneEvery = 100;

    /// <summary>How long nothing is tried after the database has refused.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, Task> _underWay = [];
    private int _done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await HasStartedAsync(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await bell.WaitAsync(await StartDueAsync(stoppingToken), stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_underWay.Values);
        }
    }

    /// <returns>When the next one is due; null when that is for the bell to say.</returns>
    private async Task<DateTimeOffset?> StartDueAsync(CancellationToken stopping)
    {
        foreach (var (id, task) in _underWay)
        {
            if (task.IsCompleted)
            {
                _underWay.Remove(id);
            }
        }

        IReadOnlyList<StoreWebhookRow> waiting;
        try
        {
            // As many again as are under way, since those still wait too.
            waiting = await queue.FirstOfEachAsync(2 * MaxAtOnce, stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.CannotRead(logger, fault);
            return time.GetUtcNow() + Rest;
        }

        foreach (var message in waiting.Where(message => !_underWay.ContainsKey(message.Id)))
        {
            if (message.NextAttemptAt > time.GetUtcNow())
            {
                return message.NextAttemptAt;
            }

            if (_underWay.Count == MaxAtOnce)
            {
                return null; // The first of them that ends rings.
            }

            var task = DeliverAsync(message, stopping);
            _underWay.Add(message.Id, task);
            task.GetAwaiter().OnCompleted(bell.Ring);
        }

        return null;
    }

    private async Task DeliverAsync(StoreWebhookRow message, CancellationToken stopping)
    {
        try
        {
            var outcome = await delivery.SendAsync(message, stopping);
            if (outcome is DeliveryOutcome.Delivered taken)
            {
                answers.Tell(message, taken.AnswerBytes);
            }

            if (await queue.RecordAsync(message, outcome, stopping) == StoreWebhookState.GivenUp)
            {
                Log.GivenUp(logger, message.MessageId, message.Kind, message.Attempts + 1);
            }

            if (Interlocked.Increment(ref _done) % PruneEvery == 1)
            {
                await queue.PruneAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The app stops; the next start sends it again.
        }
        catch (Exception fault)
        {
            // It would be sent again at once, and again, while nobody can note that it has arrived.
            Log.CannotRecord(logger, message.MessageId, fault);
            await Task.Delay(Rest, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Before it, this server has no port to send to.</summary>
    private async Task HasStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.SampleProvider.WebhookGivenUp, LogLevel.Warning, "The shop gave up its webhook {MessageId} ({Kind}) after {Attempts} attempts")]
        public static partial void GivenUp(ILogger logger, string messageId, string kind, int attempts);

        [LoggerMessage(LogEventIds.SampleProvider.QueueNotRead, LogLevel.Error, "The shop can't read which webhooks wait; it tries again in a second")]
        public static partial void CannotRead(ILogger logger, Exception fault);

        [LoggerMessage(LogEventIds.SampleProvider.OutcomeNotSaved, LogLevel.Error, "The shop can't note what came of its webhook {MessageId}; it may send it again")]
        public static partial void CannotRecord(ILogger logger, string messageId, Exception fault);
    }
}
