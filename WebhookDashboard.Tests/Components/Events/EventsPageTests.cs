using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>The list while events arrive, and while it is paused.</summary>
public sealed class EventsPageTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Page_LiveEvent_IsShownAtOnce()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));

        var added = _pages.Log.Add(AnEvent.To("inbox").OfType("hello.world"));
        _pages.Feed.Say(added);

        await page.ShowsAsync(() => Assert.Equal([added.Id.ToString()], EventPages.Rows(page)));
    }

    [Fact]
    public async Task Page_ComparisonsHidden_ListsOnlyTheOthers()
    {
        _pages.Log.Add(AnEvent.To("inbox").OfType(SimulatedEvents.Type));
        var other = _pages.Log.Add(AnEvent.To("inbox").OfType("inventory.updated"));

        var page = _pages.Open("events?comparisons=hidden");
        await page.ShowsAsync(() => Assert.Equal([other.Id.ToString()], EventPages.Rows(page)));
        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox").OfType(SimulatedEvents.Type)));

        await page.ShowsAsync(() => Assert.StartsWith("1 of ", page.Find("[data-testid=result-count]").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal([other.Id.ToString()], EventPages.Rows(page));
        Assert.NotNull(page.Find("a[aria-label='Clear filter Comparisons: hidden']"));
    }

    [Fact]
    public async Task Page_FeedSkippedSome_ReadsThemFromTheLog()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(1, _pages.Feed.Subscriptions));
        var all = Enumerable.Range(0, 5).Select(_ => _pages.Log.Add(AnEvent.To("inbox"))).ToArray();

        _pages.Feed.Say([all[^1]], skipped: 4);

        await page.ShowsAsync(() => Assert.Equal(_pages.Log.NewestFirst.Select(e => e.Id.ToString()), EventPages.Rows(page)));
    }

    [Fact]
    public async Task Page_InAFlood_PausesBetweenRepaints()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(1, _pages.Feed.Subscriptions));
        _pages.Feed.Say([_pages.Log.Add(AnEvent.To("inbox"))], skipped: 400);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        var shown = _pages.Context.Clock.GetUtcNow();

        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")));
        await _pages.PassUntilAsync(EventListFollower.Repaint, () => EventPages.Rows(page).Count == 2);

        Assert.True(_pages.Context.Clock.GetUtcNow() - shown >= EventListFollower.FloodPause);
    }

    [Fact]
    public async Task Page_Paused_CountsNewEventsAndTellsTheLayout()
    {
        var first = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        await EventPages.PauseAsync(page);
        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")), _pages.Log.Add(AnEvent.To("inbox")));

        await page.ShowsAsync(() => Assert.Equal("2 new", EventPages.Pill(page)));
        Assert.Equal([first.Id.ToString()], EventPages.Rows(page));
        Assert.True(_pages.Context.View.IsPaused);
        await page.ClickAsync("[data-testid=new-events]");
        await page.ShowsAsync(() =>
        {
            Assert.Equal(3, EventPages.Rows(page).Count);
            Assert.Null(EventPages.Pill(page));
        });
    }

    [Fact]
    public async Task Page_Resumed_ShowsWaitingEvents()
    {
        var page = _pages.Open("events");
        await EventPages.PauseAsync(page);
        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")));
        await page.ShowsAsync(() => Assert.Equal("1 new", EventPages.Pill(page)));

        await EventPages.PauseAsync(page);

        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        Assert.False(_pages.Context.View.IsPaused);
    }

    [Fact]
    public async Task Page_EventIsOpen_HoldsTheListUntilItIsClosed()
    {
        var open = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{open.Id}", open.Id);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")));
        await page.ShowsAsync(() => Assert.Equal("1 new", EventPages.Pill(page)));
        Assert.Equal([open.Id.ToString()], EventPages.Rows(page));

        await page.InvokeAsync(() => page.Render(parameters => parameters.Add(one => one.Id, null)));
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));
        Assert.Null(EventPages.Pill(page));
    }

    [Fact]
    public async Task Page_EventsWaitWhileSomeAreSelected_MovesNoButton()
    {
        var first = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await page.InvokeAsync(() => page.Instance.SelectAsync(first.Id.ToString(), range: false));
        await EventPages.PauseAsync(page);

        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")));

        await page.ShowsAsync(() => Assert.Equal("1 new", EventPages.Pill(page)));
        Assert.Empty(page.FindAll("[data-testid=new-events] ~ [aria-keyshortcuts=Delete]"));
    }

    [Fact]
    public async Task Page_TimeRange_DropsOlderEvents()
    {
        _pages.Log.Add(AnEvent.To("inbox").At(_pages.Context.Clock.GetUtcNow()));
        var page = _pages.Open("events?time=5m");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        await _pages.PassUntilAsync(TimeSpan.FromMinutes(1), () => EventPages.Rows(page).Count == 0);

        await page.ShowsAsync(() => Assert.Contains("No event matches", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Closed_EndsItsSubscriptionAndThePause()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(1, _pages.Feed.Subscriptions));
        await EventPages.PauseAsync(page);

        await _pages.Context.LeaveAsync();

        Assert.Equal(0, _pages.Feed.Subscriptions);
        Assert.False(_pages.Context.View.IsPaused);
    }
}
