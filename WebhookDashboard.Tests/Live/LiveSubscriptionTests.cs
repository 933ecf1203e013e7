using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

public sealed class LiveSubscriptionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_FirstCall_ReturnsTheStatusAtOnce()
    {
        using var subscription = new LiveSubscription(FeedStatus.Live, 5, _ => { });
        Assert.Equivalent(new LiveUpdate(FeedStatus.Live, 5, [], 0), await subscription.NextAsync(Cancel));
        Assert.False(subscription.NextAsync(Cancel).IsCompleted);
    }

    [Fact]
    public async Task Offer_NobodyTakes_HoldsOneBatchAndCountsTheRest() =>
        await Gen.Select(Gen.Int[0, 200], Gen.Int[0, 50], Gen.Bool).Array[1, 30].SampleAsync(
            async steps =>
            {
                using var subscription = new LiveSubscription(FeedStatus.Live, 0, _ => { });
                await subscription.NextAsync(Cancel);
                var head = 0L;
                var taken = 0L;
                foreach (var (count, skipped, take) in steps)
                {
                    var first = head + skipped + 1;
                    head += skipped + count;
                    subscription.Offer(new WatchBatch(head, [.. Enumerable.Range(0, count).Select(i => Summary(first + i))], skipped));
                    if (take)
                    {
                        taken += await TakeAsync(subscription, head);
                    }
                }

                taken += await TakeAsync(subscription, head);
                Assert.Equal(head, taken);
            },
            iter: 100);

    [Fact]
    public async Task Offer_AStatus_WakesTheReader()
    {
        using var subscription = new LiveSubscription(FeedStatus.Live, 0, _ => { });
        await subscription.NextAsync(Cancel);
        var waiting = subscription.NextAsync(Cancel);
        subscription.Offer(FeedStatus.Reconnecting);
        Assert.Equal(FeedStatus.Reconnecting, (await waiting).Status);
    }

    [Fact]
    public void Dispose_Subscription_RemovesItFromTheFeed()
    {
        LiveSubscription? gone = null;
        var subscription = new LiveSubscription(FeedStatus.Live, 0, s => gone = s);
        subscription.Dispose();
        Assert.Same(subscription, gone);
    }

    /// <summary>Takes what is there and returns how many events it accounts for.</summary>
    private static async Task<long> TakeAsync(LiveSubscription subscription, long head)
    {
        subscription.Offer(FeedStatus.Reconnecting);
        subscription.Offer(FeedStatus.Live);
        var update = await subscription.NextAsync(Cancel);
        Assert.InRange(update.Events.Count, 0, WatchBatch.MaxEvents);
        Assert.Equal(head, update.Head);

        // The events handed over are the newest, without a gap.
        Assert.Equal(
            Enumerable.Range(0, update.Events.Count).Select(i => head - update.Events.Count + 1 + i),
            update.Events.Select(e => e.Sequence));
        return update.Events.Count + update.Skipped;
    }

    private static EventSummary Summary(long sequence) => AnEvent.To("inbox").Summary(sequence);
}
