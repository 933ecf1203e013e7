using System.Collections.Concurrent;
using WebhookDashboard.Deliveries;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>Tells whoever watches a subject how large the answers to its webhooks were, as they came over the wire.</summary>
internal sealed class AnswerWatch
{
    private readonly ConcurrentDictionary<(string Kind, string Subject), Action<string, long>> _watchers = new();

    /// <param name="kind">Which webhooks.</param>
    /// <param name="subject">About what. A subject has one watcher at most.</param>
    /// <param name="answered">
    /// Takes the webhook's id and the size of the answer that took it, head included. Called on any thread.
    /// </param>
    /// <returns>Ends it.</returns>
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
