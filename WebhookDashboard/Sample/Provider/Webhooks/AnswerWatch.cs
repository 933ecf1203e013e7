using System.Collections.Concurrent;
using WebhookDashboard.Deliveries;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>Reports the size on the wire of the answers to the webhooks of a subject.</summary>
internal sealed class AnswerWatch
{
    private readonly ConcurrentDictionary<(string Kind, string Subject), Action<string, long>> _watchers = new();

    /// <param name="kind">The kind of the webhooks.</param>
    /// <param name="subject">Their subject. A subject has at most one watcher.</param>
    /// <param name="answered">
    /// Receives the webhook's id and the size of the answer that accepted it, including its head. Called on any thread.
    /// </param>
    /// <returns>Dispose it to stop.</returns>
    public IDisposable Watch(string kind, string subject, Action<string, long> answered)
    {
        if (!_watchers.TryAdd((kind, subject), answered))
        {
            throw new InvalidOperationException($"{kind} of {subject} is watched already.");
        }

        return new Ending(() => _watchers.TryRemove((kind, subject), out _));
    }

    public void Tell(RecordedAttempt attempt)
    {
        var webhook = StoreWebhook.Of(attempt.Delivery);
        if (attempt.Result.Outcome is AttemptOutcome.Delivered && _watchers.TryGetValue((webhook.Kind, webhook.Subject), out var answered))
        {
            answered(attempt.Delivery.MessageId!, attempt.Result.ResponseBytes);
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
