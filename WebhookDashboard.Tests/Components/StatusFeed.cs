using WebhookDashboard.Domain;
using WebhookDashboard.Live;

namespace WebhookDashboard.Tests.Components;

/// <summary>A feed whose state a test sets, and which counts who listens.</summary>
internal sealed class StatusFeed : ILiveFeed
{
    private readonly List<LiveSubscription> _open = [];

    public FeedStatus Status { get; private set; } = FeedStatus.Live;

    public int Subscriptions => _open.Count;

    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(Status, 0, gone => _open.Remove(gone));
        _open.Add(subscription);
        return subscription;
    }

    public void Become(FeedStatus status)
    {
        Status = status;
        _open.ForEach(subscription => subscription.Offer(status));
    }

    public void Say(params EventSummary[] oldestFirst) =>
        _open.ForEach(subscription => subscription.Offer(new WatchBatch(oldestFirst[^1].Sequence, oldestFirst, 0)));
}
