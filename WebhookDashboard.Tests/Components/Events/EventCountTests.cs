using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Filters;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>The count of events on the page.</summary>
public sealed class EventCountTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Page_Filtered_CountsOnceAndAddsWhatComes()
    {
        var kept = Enumerable.Range(0, 150).Select(_ => _pages.Log.Add(AnEvent.To("inbox"))).ToList();
        var page = _pages.Open("events?method=POST");
        await page.ShowsAsync(() => Assert.StartsWith("150 of ", ResultCount(page), StringComparison.Ordinal));

        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")), _pages.Log.Add(AnEvent.To("inbox").By("PUT")));
        await page.ShowsAsync(() => Assert.StartsWith("151 of ", ResultCount(page), StringComparison.Ordinal));
        var more = Enumerable.Range(0, 120).Select(_ => _pages.Log.Add(AnEvent.To("inbox"))).ToArray();
        _pages.Feed.Say([more[^1]], skipped: 119);

        await _pages.PassUntilAsync(EventListFollower.Repaint, () => ResultCount(page).StartsWith("271 of ", StringComparison.Ordinal));
        Assert.Equal(
            [(0, kept[^1].Sequence + 1), (kept[^1].Sequence + 1, more[^1].Sequence + 1)],
            Counts.Select(count => (count.After, count.Before)));
    }

    [Fact]
    public async Task Page_LongSearch_ContinuesUntilItHasRows()
    {
        var rare = Enumerable.Range(0, 600)
            .Select(i => _pages.Log.Add(AnEvent.To("inbox").By(i % 290 == 5 ? "PUT" : "POST")))
            .Where(e => e.Method == "PUT").ToList();
        _pages.Log.LooksAt = 20;

        var page = _pages.Open("events?method=PUT");

        await page.ShowsAsync(() => Assert.Equal(rare.Select(e => e.Id.ToString()).Reverse(), EventPages.Rows(page)));
    }

    [Fact]
    public async Task Page_TimeRange_SubtractsOlderEventsFromTheCount()
    {
        for (var i = 0; i < 150; i++)
        {
            _pages.Log.Add(AnEvent.To("inbox").At(_pages.Context.Clock.GetUtcNow().AddSeconds(i < 20 ? -295 : -100)));
        }

        var page = _pages.Open("events?time=5m");
        await page.ShowsAsync(() => Assert.StartsWith("150 of ", ResultCount(page), StringComparison.Ordinal));
        _pages.Log.Counts.Clear();

        _pages.Context.Clock.Advance(EventListFollower.CutOffStep);

        await page.ShowsAsync(() => Assert.StartsWith("130 of ", ResultCount(page), StringComparison.Ordinal));
        var (filter, after, _) = Assert.Single(Counts);
        Assert.Equal((_pages.Context.Clock.GetUtcNow() - TimeSpan.FromMinutes(5), 0L), (filter.To!.Value, after));
    }

    [Theory]
    [InlineData(10_000, false, "10,000+ of 812,345 events")]
    [InlineData(812, true, "at least 812 so far of 812,345 events")]
    [InlineData(812, false, "at least 812 of 812,345 events")]
    public void Toolbar_MoreThanWereCounted_SaysAtLeast(long counted, bool searching, string told)
    {
        var toolbar = _pages.Context.Render<EventsToolbar>(parameters => parameters
            .Add(t => t.View, EventsView.All with { Method = "POST" })
            .Add(t => t.Matching, new EventCount(counted, IsExact: false))
            .Add(t => t.IsSearching, searching)
            .Add(t => t.Total, 812_345));

        Assert.Equal(told, toolbar.Find("[data-testid=result-count]").TextContent.Trim());
    }

    /// <summary>The filters that the list counted. Statistics count the webhooks of comparisons.</summary>
    private IEnumerable<(EventFilter Filter, long After, long Before)> Counts =>
        _pages.Log.Counts.ToArray().Where(count => count.Filter.EventType != SimulatedEvents.Type);

    private static string ResultCount(IRenderedComponent<EventsPage> page) => page.Find("[data-testid=result-count]").TextContent.Trim();
}
