using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

/// <summary>The feed over its hub connection, against the whole app.</summary>
public sealed class LiveFeedTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ILiveFeed Feed => _host.Get<ILiveFeed>();

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync(("Access:Mode", "Token"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Feed_WithItsOwnPrincipal_BecomesLive() => await Until.EqualAsync(FeedStatus.Live, () => Feed.Status);

    [Fact]
    public async Task Subscribe_ThenReadTheFirstPage_MissesNothing()
    {
        var log = _host.Get<IEventLog>();
        var appending = Task.Run(
            async () =>
            {
                for (var i = 0; i < 400; i++)
                {
                    await log.AppendAsync(AnEvent.To("inbox").Build(), Cancel);
                }
            },
            Cancel);
        await Until.TrueAsync(() => log.Head.Sequence > 20);

        using var subscription = Feed.Subscribe();
        var page = await log.PageAsync(EventFilter.All, new PageRequest(Limit: 1), Cancel);
        var seen = new SortedSet<long>();
        var skipped = 0L;
        var first = page.Items[0].Sequence;
        while (seen.Count == 0 || seen.Max < 400)
        {
            var update = await subscription.NextAsync(Cancel);
            seen.UnionWith(update.Events.Select(e => e.Sequence).Where(s => s > first));
            skipped += update.Skipped;
        }

        await appending;
        Assert.True(seen.Count + skipped >= 400 - first, $"{seen.Count} seen, {skipped} skipped after {first}");
        Assert.Equal(400, seen.Max);
    }

    [Fact]
    public async Task Feed_WithoutSubscribers_PausesAndStaysLive()
    {
        var feed = (LiveFeed)Feed;
        await Until.TrueAsync(() => feed.Rests);

        Assert.Equal(FeedStatus.Live, feed.Status);
    }

    [Fact]
    public async Task Feed_WithoutSubscribers_EndsItsStream()
    {
        var streams = new OpenStreams();
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Services = services => services.AddSignalR(hub => hub.AddFilter(streams)),
        });

        await Until.TrueAsync(() => host.Get<LiveFeed>().Rests);

        await Until.EqualAsync((Begun: 1, Ended: 1), () => (streams.Begun, streams.Ended));
    }

    [Fact]
    public async Task Subscribe_AfterAPause_DeliversNewEvents()
    {
        var log = _host.Get<IEventLog>();
        var feed = (LiveFeed)Feed;
        await Until.TrueAsync(() => feed.Rests);
        await log.AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        using var subscription = feed.Subscribe();
        await log.AppendAsync(AnEvent.To("inbox").Build(), Cancel);

        var seen = new List<long>();
        while (!seen.Contains(2))
        {
            seen.AddRange((await subscription.NextAsync(Cancel)).Events.Select(e => e.Sequence));
        }

        Assert.Equal([2], seen);
    }

    [Fact]
    public async Task Unsubscribe_LastOne_PausesAtTheNextEvent()
    {
        var log = _host.Get<IEventLog>();
        var feed = (LiveFeed)Feed;
        feed.Subscribe().Dispose();
        await log.AppendAsync(AnEvent.To("inbox").Build(), Cancel);

        await Until.TrueAsync(() => feed.Rests);
    }

    [Fact]
    public async Task Stop_WhileAPageFollows_EndsAtOnceAndLogsNoFault()
    {
        var feed = (LiveFeed)Feed;
        using var subscription = feed.Subscribe();
        await Until.EqualAsync(FeedStatus.Live, () => feed.Status);

        await _host.Get<IHost>().StopAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.True(feed.ExecuteTask!.IsCompleted);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Level >= LogLevel.Warning && line.Text.Contains("feed", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public void Unsubscribe_Any_IsForgotten()
    {
        var feed = (LiveFeed)Feed;
        var before = feed.Subscribers;
        var subscription = feed.Subscribe();
        Assert.Equal(before + 1, feed.Subscribers);
        subscription.Dispose();
        Assert.Equal(before, feed.Subscribers);
    }
}
