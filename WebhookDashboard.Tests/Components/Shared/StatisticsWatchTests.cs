using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class StatisticsWatchTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly HandStatistics _statistics = new();
    private readonly MemoryLog _log = new();
    private readonly HandFeed _feed = new();
    private readonly StatisticsWatch _watch;

    public StatisticsWatchTests() =>
        _watch = new StatisticsWatch(_statistics, _log, _feed, new MemoryDirectory(), _clock, NullLogger<StatisticsWatch>.Instance);

    [Fact]
    public async Task Subscribe_ManyWatchers_ReadsOnceForAll()
    {
        var gate = new TaskCompletionSource();
        _statistics.Gate = gate.Task;
        var told = 0;
        using var first = _watch.Subscribe(() => Interlocked.Increment(ref told));
        using var second = _watch.Subscribe(() => Interlocked.Increment(ref told));
        gate.SetResult();

        await Until.EqualAsync(2, () => Volatile.Read(ref told));

        Assert.Equal(1, _statistics.Reads);
    }

    [Fact]
    public async Task Subscribe_Quiet_ReadsAgainAfterAWhile()
    {
        using var subscription = _watch.Subscribe(() => { });
        await Until.EqualAsync(1, () => _statistics.Reads);

        await Until.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _statistics.Reads == 2;
        });
    }

    [Fact]
    public async Task Subscribe_EventsDeleted_ReadsAgain()
    {
        using var subscription = _watch.Subscribe(() => { });
        await Until.EqualAsync(1, () => _statistics.Reads);
        _clock.Advance(StatisticsWatch.Spacing);

        _log.Deleted.Tell();

        await Until.EqualAsync(2, () => _statistics.Reads);
    }

    [Fact]
    public async Task Unsubscribe_LastWatcherLeaves_ReadsNoMore()
    {
        var subscription = _watch.Subscribe(() => { });
        await Until.EqualAsync(1, () => _statistics.Reads);

        subscription.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(5));
        _log.Add(AnEvent.To("inbox"));

        await _watch.StoppedAsync();
        Assert.Equal(1, _statistics.Reads);
    }

    [Fact]
    public async Task CurrentAsync_JustRead_DoesNotReadAgain()
    {
        await _watch.CurrentAsync(TestContext.Current.CancellationToken);
        await _watch.CurrentAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _statistics.Reads);

        _clock.Advance(StatisticsWatch.Spacing);
        await _watch.CurrentAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, _statistics.Reads);
    }

    [Fact]
    public async Task Follow_EventArrives_CountsItWithItsRow()
    {
        _statistics.Now = HandStatistics.Of(("inbox", 0));
        using var following = _watch.Follow(() => { }, () => { });
        await Until.TrueAsync(() => _watch.Latest is not null && _feed.Subscriptions == 1);

        _feed.Say(_log.Add(AnEvent.To("inbox")));

        await Until.EqualAsync(1, () => _watch.View!.Newest.Count);
        Assert.Equal(1, _watch.Latest!.Events);
        Assert.Equal(1, _watch.Latest.Endpoints[0].Events);
    }

    [Fact]
    public async Task Follow_EventIsInTheRowsBeforeTheFeedBringsIt_ShowsNoRowThatIsNotCounted()
    {
        _log.Add(AnEvent.To("inbox"));
        _statistics.Now = HandStatistics.Of(("inbox", 0)); // As of before the event.

        await _watch.CurrentAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_watch.View!.Newest);
        Assert.Equal(0, _watch.Latest!.Events);
    }

    [Fact]
    public async Task Follow_WebhooksOfAComparison_AreCountedAndNotListed()
    {
        var listed = _log.Add(AnEvent.To("inventory").At(_clock.GetUtcNow()).OfType("inventory.updated"));
        for (var i = 0; i < StatisticsWatch.NewestCount; i++)
        {
            _log.Add(AnEvent.To("inventory").At(_clock.GetUtcNow()).OfType(SimulatedEvents.Type));
        }

        _statistics.Now = HandStatistics.Of(("inventory", StatisticsWatch.NewestCount + 1));
        using var following = _watch.Follow(() => { }, () => { });
        await Until.TrueAsync(() => _watch.Latest is not null && _feed.Subscriptions == 1);

        _feed.Say(_log.Add(AnEvent.To("inventory").At(_clock.GetUtcNow()).OfType(SimulatedEvents.Type)));

        await Until.EqualAsync(StatisticsWatch.NewestCount + 1, () => _watch.View!.Simulated);
        Assert.Equal([listed], _watch.View!.NewestListed);
        Assert.DoesNotContain(listed, _watch.View!.Newest);
    }

    [Fact]
    public async Task Follow_LastFollowerLeaves_EndsTheSubscriptionToTheFeed()
    {
        var following = _watch.Follow(() => { }, () => { });
        await Until.EqualAsync(1, () => _feed.Subscriptions);

        following.Dispose();

        await _watch.StoppedAsync();
        Assert.Equal(0, _feed.Subscriptions);
    }

    [Fact]
    public async Task ReadAsync_Fails_SaysSoUntilItSucceeds()
    {
        _log.Fault = new IOException("disk");
        await _watch.CurrentAsync(TestContext.Current.CancellationToken);
        Assert.True(_watch.IsFailing);

        _log.Fault = null;
        await _watch.CurrentAsync(TestContext.Current.CancellationToken);

        Assert.False(_watch.IsFailing);
        Assert.NotNull(_watch.Latest);
    }

    public void Dispose() => _watch.Dispose();
}
