using WebhookDashboard.Domain;
using WebhookDashboard.Live;

namespace WebhookDashboard.Tests.Components.Pages.Send;

/// <summary>A live feed that brings what the test says, when it says so.</summary>
internal sealed class FakeFeed : ILiveFeed
{
    private readonly List<LiveSubscription> _subscriptions = [];
    private readonly Lock _gate = new();

    public FeedStatus Status => FeedStatus.Live;

    public int Subscribers
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Count;
            }
        }
    }

    public LiveSubscription Subscribe()
    {
        lock (_gate)
        {
            var subscription = new LiveSubscription(Status, head: 0, Remove);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public void Bring(params EventSummary[] events)
    {
        lock (_gate)
        {
            _subscriptions.ForEach(subscription => subscription.Offer(new WatchBatch(events[^1].Sequence, events, Skipped: 0)));
        }
    }

    private void Remove(LiveSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
