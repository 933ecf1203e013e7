using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

/// <summary>The list of a search: live events, and how far it went.</summary>
public sealed class SearchedPageTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Page_Search_ShowsWhatMatchesAndMarksIt()
    {
        Add("""{"a": "gone"}""");
        var paid = _pages.Log.Add(AnEvent.To("inbox").OfType("order.paid").WithBody("""{"a": "PAID"}"""));

        var page = _pages.Open($"events/{paid.Id}?search=paid&where=%24.a%20exists", paid.Id);

        await page.ShowsAsync(() => Assert.Equal([Id(paid)], EventPages.Rows(page)));
        Assert.Equal("paid", page.Find("[data-testid=event-row] mark").TextContent);
        await page.ShowsAsync(() => Assert.Equal("1 event matches.", Status(page)));
        await page.ShowsAsync(() => Assert.Equal("PAID", page.Find("[data-testid=event-body] mark").TextContent));
    }

    [Fact]
    public async Task Page_SearchFoundFarBelowInABody_MarksItInTheRow()
    {
        Add($$"""{"long": "{{new string('x', 5_000)}}", "amount": "paid later"}""");

        var page = _pages.Open("events?search=%22PAID%20later%22");

        await page.ShowsAsync(() => Assert.Equal("paid later", page.Find("[data-testid=event-row] .preview mark").TextContent));
    }

    [Fact]
    public async Task Page_LiveEvents_AreShownIfTheirBodyMatches()
    {
        Add("paid");
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        _pages.Feed.Say(Add("no"), Add("paid"), Add("no"), Add("Paid"));
        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));
        _pages.Feed.Say([Add("paid"), Add("no")], skipped: 0);
        await _pages.PassUntilAsync(EventListFollower.Repaint, () => EventPages.Rows(page).Count == 4);

        Assert.Equal(Matching("paid"), EventPages.Rows(page));
    }

    [Fact]
    public async Task Page_FeedSkippedSome_FindsThemInTheLog()
    {
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Contains("No event matches", page.Markup, StringComparison.Ordinal));
        for (var i = 0; i < 400; i++)
        {
            Add(i % 10 == 0 ? "paid" : "no");
        }

        _pages.Feed.Say([Add("no")], skipped: 400);

        await _pages.PassUntilAsync(EventListFollower.Repaint, () => EventPages.Rows(page).Count == 40);
        Assert.Equal(Matching("paid"), EventPages.Rows(page));
    }

    [Fact]
    public async Task Page_PausedSearch_CountsOnlyWhatMatches()
    {
        Add("paid");
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await EventPages.PauseAsync(page);

        _pages.Feed.Say(Add("no"), Add("paid"));

        await page.ShowsAsync(() => Assert.Equal("1 new", EventPages.Pill(page)));
    }

    [Fact]
    public async Task Page_SearchThatGoesFar_ShowsHowFarAndCanBeStoppedAndContinued()
    {
        for (var i = 0; i < 100; i++)
        {
            Add(i % 30 == 5 ? "paid" : "no");
        }

        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        (_pages.Log.LooksAt, _pages.Log.Gate) = (20, first.Task);
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Equal("Searching…", Progress(page)));

        _pages.Log.Gate = second.Task;
        first.SetResult();
        await page.ShowsAsync(() => Assert.Equal("Searching older events… Searched down to event 81 so far. Stop", Progress(page)));
        Assert.Equal(Matching("paid").Take(1), EventPages.Rows(page));
        Assert.StartsWith("at least 1 so far of ", Count(page), StringComparison.Ordinal);
        Assert.Equal("", Status(page));

        await page.ClickAsync("[data-testid=search-progress] button");
        Assert.Equal("Stopped at event 81. Older events were not searched. Continue", Progress(page));
        _pages.Log.Gate = Task.CompletedTask;
        second.SetResult();
        await page.ShowsAsync(() => Assert.StartsWith("Stopped at event 61.", Progress(page), StringComparison.Ordinal));
        Assert.Equal(2, EventPages.Rows(page).Count);
        Assert.Equal("at least 2 events match.", Status(page));

        await page.ClickAsync("[data-testid=search-progress] button");
        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=search-progress]")));
        Assert.Equal(4, EventPages.Rows(page).Count);
        Assert.StartsWith("4 of ", Count(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SearchStoppedBeforeItFoundAnything_DoesNotSayThatNothingMatches()
    {
        Add("paid");
        for (var i = 0; i < 60; i++)
        {
            Add("no");
        }

        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        (_pages.Log.LooksAt, _pages.Log.Gate) = (20, first.Task);
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Equal("Searching…", Progress(page)));
        _pages.Log.Gate = second.Task;
        first.SetResult();
        await page.ShowsAsync(() => Assert.EndsWith("Stop", Progress(page), StringComparison.Ordinal));

        await page.ClickAsync("[data-testid=search-progress] button");

        Assert.Contains("Nothing found before the search was stopped", page.Markup, StringComparison.Ordinal);
        second.SetResult();
    }

    [Fact]
    public async Task Page_SearchThatFailsOnItsWay_GoesOnWithTheRetries()
    {
        for (var i = 0; i < 100; i++)
        {
            Add(i % 30 == 5 ? "paid" : "no");
        }

        var first = new TaskCompletionSource();
        (_pages.Log.LooksAt, _pages.Log.Gate) = (20, first.Task);
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.Equal("Searching…", Progress(page)));
        (_pages.Log.Fault, _pages.Log.Gate) = (new IOException("disk"), Task.CompletedTask);
        first.SetResult();
        await page.ShowsAsync(() => Assert.Contains("rows may be missing", page.Markup, StringComparison.Ordinal));
        Assert.Single(EventPages.Rows(page));

        _pages.Log.Fault = null;
        await _pages.PassUntilAsync(FailedReads.FirstPause, () => EventPages.Rows(page).Count == 4);
    }

    private EventSummary Add(string body) => _pages.Log.Add(AnEvent.To("inbox").WithContentType("text/plain").WithBody(body));

    private static string Id(EventSummary one) => one.Id.ToString();

    private static string Progress(IRenderedComponent<EventsPage> page) =>
        string.Join(' ', page.FindAll("[data-testid=search-progress] :is(p, button)").Select(part => part.TextContent.Trim()));

    private static string Status(IRenderedComponent<EventsPage> page) => page.Find(".toolbar > [role=status]").TextContent;

    private static string Count(IRenderedComponent<EventsPage> page) => page.Find("[data-testid=result-count]").TextContent.Trim();

    private IEnumerable<string> Matching(string search) =>
        _pages.Log.Page(new EventFilter { Search = new([search]) }, new(Limit: 500)).Items.Select(Id);
}
