using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Pinning and unpinning all that match a filter. The same on every database.</summary>
public abstract class PinByFilterTests(ITestDatabase database) : LogSuite(database)
{
    private static readonly EventFilter Pinned = new() { Pinned = true };

    private static readonly EventFilter Inbox = new() { Endpoints = [EndpointSlug.Parse("inbox")] };

    [Fact]
    public async Task Pin_Some_PinsWhatMatchesTellsOnceAndUnpinsIt()
    {
        await KeepManyAsync(1_100, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").WithBody($"{{\"n\":{i}}}"));
        await Log.PinAsync([.. (await Host.AllAsync()).TakeLast(3).Select(one => one.Id)], true, Cancel);
        var told = 0;
        using var telling = Log.PinsChanged.Subscribe(() => Interlocked.Increment(ref told));

        Assert.Equal(new DeletionResult(new EventCount(549), IsDone: true), await Log.PinAsync(Inbox, true, Cancel));
        Assert.Equal(new DeletionResult(new EventCount(0), IsDone: true), await Log.PinAsync(Pinned, true, Cancel));

        Assert.Equal(552, (await Host.AllAsync(Pinned)).Count);
        Assert.Equal(new EventCount(550), await Log.CountAsync(Inbox with { Pinned = true }, 0, long.MaxValue, Cancel));
        Assert.Equal(1, told);

        var search = new EventFilter { Where = FilterText.Read("$.n < 10", out _)!.Where };
        Assert.Equal(7, (await Log.PinAsync(search, false, Cancel)).Matching.Count);
        Assert.Equal(545, (await Host.AllAsync(Pinned)).Count);
        Assert.Equal(545, (await Log.PinAsync(Pinned, false, Cancel)).Matching.Count);
        Assert.Empty(await Host.AllAsync(Pinned));
    }

    [Fact]
    public async Task Pin_Many_GoesOnInTheBackgroundAndAfterTheNextStart()
    {
        const int Many = DeletionQueue.MaxAtOnce + 1_000;
        await KeepManyAsync(Many);

        Assert.Equal(new DeletionResult(new EventCount(Many), IsDone: false), await Log.PinAsync(Inbox, true, Cancel));
        await Host.KeepAsync(AnEvent.To("inbox"));
        await Until.TrueAsync(async () =>
        {
            var now = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
            Assert.Empty(now.Deletions);
            return now is { Pinned: > 0 } or { Pinnings: [{ Pins: true, Matching: Many }] };
        });
        await StartAsync();

        await Until.EqualAsync(0, async () => (await Host.Get<DeletionQueue>().ReadAsync(Cancel)).Count);
        var statistics = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal((Many + 1, Many), (statistics.Events, statistics.Pinned));
    }
}
