using WebhookDashboard.Domain;
using WebhookDashboard.Live;

namespace WebhookDashboard.Tests.Components;

/// <summary>A feed that a test drives, with a count of its listeners.</summary>
internal sealed class HandFeed : ILiveFeed
{
    private readonly Lock _gate = new();
    private readonly List<LiveSubscription> _open = [];

    public FeedStatus Status { get; private set; } = FeedStatus.Live;

    public int Subscriptions
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    public LiveSubscription Subscribe(Action? changed = null)
    {
        lock (_gate)
        {
            var subscription = new LiveSubscription(Status, head: 0, Remove, changed);
            _open.Add(subscription);
            return subscription;
        }
    }

    public void Become(FeedStatus status)
    {
        lock (_gate)
        {
            Status = status;
            _open.ForEach(subscription => subscription.Offer(status));
        }
    }

    public void Say(params EventSummary[] oldestFirst) => Say(oldestFirst, skipped: 0);

    public void Say(EventSummary[] oldestFirst, long skipped)
    {
        lock (_gate)
        {
            _open.ForEach(subscription => subscription.Offer(new WatchBatch(oldestFirst[^1].Sequence, oldestFirst, skipped)));
        }
    }

    /// <summary>The log went back because its database was restored.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            _open.ForEach(subscription => subscription.Restart(head: 0));
        }
    }

    private void Remove(LiveSubscription subscription)
    {
        lock (_gate)
        {
            _open.Remove(subscription);
        }
    }
}
