using WebhookDashboard.Domain;
using WebhookDashboard.Live;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>A feed that says what a test tells it to say.</summary>
internal sealed class HandFeed : ILiveFeed
{
    private readonly List<LiveSubscription> _open = [];

    public FeedStatus Status => FeedStatus.Live;

    public int Subscriptions => _open.Count;

    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(Status, 0, gone => _open.Remove(gone));
        _open.Add(subscription);
        return subscription;
    }

    public void Say(params EventSummary[] oldestFirst) => Say(oldestFirst, skipped: 0);

    public void Say(EventSummary[] oldestFirst, long skipped)
    {
        foreach (var subscription in _open.ToArray())
        {
            subscription.Offer(new WatchBatch(oldestFirst[^1].Sequence, oldestFirst, skipped));
        }
    }
}
