using Bunit;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Layout;

public sealed class LiveStatusTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public void Status_FeedConnected_IsLive() => Assert.Equal("Live", Word(_context.Render<LiveStatus>()));

    [Fact]
    public async Task Status_FeedLosesItsConnection_IsReconnectingAndLiveAgain()
    {
        var status = _context.Render<LiveStatus>();

        _context.Feed.Become(FeedStatus.Reconnecting);
        await status.ShowsAsync(() => Assert.Equal("Reconnecting", Word(status)));

        _context.Feed.Become(FeedStatus.Live);
        await status.ShowsAsync(() => Assert.Equal("Live", Word(status)));
    }

    [Fact]
    public async Task Status_PagePausesItsView_IsPausedUntilItContinues()
    {
        var status = _context.Render<LiveStatus>();

        await status.InvokeAsync(() => _context.View.IsPaused = true);
        Assert.Equal("Paused", Word(status));

        await status.InvokeAsync(() => _context.View.IsPaused = false);
        Assert.Equal("Live", Word(status));
    }

    [Fact]
    public async Task Status_PausedWhileTheFeedIsDown_IsReconnecting()
    {
        var status = _context.Render<LiveStatus>();
        await status.InvokeAsync(() => _context.View.IsPaused = true);

        _context.Feed.Become(FeedStatus.Reconnecting);

        await status.ShowsAsync(() => Assert.Equal("Reconnecting", Word(status)));
    }

    [Fact]
    public void Status_BeforeTheCircuitIsUp_DoesNotSayLive()
    {
        _context.SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Static", isInteractive: false));

        Assert.Equal("Reconnecting", Word(_context.Render<LiveStatus>()));
        Assert.Equal(0, _context.Feed.Subscriptions);
    }

    [Fact]
    public async Task Arrived_EventsAndSkippedOnes_AreCountedForTheTabsTitle()
    {
        var status = _context.Render<LiveStatus>();

        _context.Feed.Say([AnEvent.To("inbox").Summary(5)], skipped: 4);

        await status.ShowsAsync(() => Assert.Equal("5", status.Find("[data-testid=live-status]").GetAttribute("data-arrived")));
    }

    [Fact]
    public Task Dispose_WhileSubscribed_EndsTheSubscription() =>
        _context.AssertLeavesAsync<LiveStatus>(() => _context.Feed.Subscriptions);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string Word(IRenderedComponent<LiveStatus> status) =>
        status.Find("[data-testid=live-status]").TextContent;
}
