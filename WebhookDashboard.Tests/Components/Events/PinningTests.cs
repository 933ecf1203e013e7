using AngleSharp.Dom;
using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>Pinning on the page Events.</summary>
public sealed class PinningTests : IAsyncDisposable
{
    private const string Menu = "[aria-label='Pinned, export, import']";

    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Pin_OpenEvent_MarksItHereAndOnEveryOtherPage()
    {
        var one = _pages.Log.Add(AnEvent.To("inbox"));
        var (page, other) = (_pages.Open($"events/{one.Id}", one.Id), _pages.Open($"events/{one.Id}", one.Id));
        await page.ShowsAsync(() => Assert.Equal("false", Button(page)));
        await other.ShowsAsync(() => Assert.Equal("false", Button(other)));

        await page.ClickAsync("[aria-label='Pin this event']");

        foreach (var shown in (IRenderedComponent<EventsPage>[])[page, other])
        {
            await shown.ShowsAsync(() => Assert.Equal(("true", 1), (Button(shown), shown.FindAll(".row .pinned").Count)), Pass);
        }

        await other.ClickAsync("[aria-label='Pin this event']");
        await page.ShowsAsync(() => Assert.Equal(("false", 0), (Button(page), page.FindAll(".row .pinned").Count)), Pass);
    }

    [Fact]
    public async Task Pin_SelectedEvents_PinsThemAll()
    {
        var all = Enumerable.Range(0, 3).Select(_ => _pages.Log.Add(AnEvent.To("inbox")).Id).ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));
        foreach (var id in all[..2])
        {
            await page.InvokeAsync(() => page.Instance.SelectAsync(id.ToString(), false));
        }

        await page.PickAsync("[aria-label='More for the selected events']", "Pin");

        await page.ShowsAsync(() => Assert.Equal(2, page.FindAll(".row .pinned").Count), Pass);
        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("2 events pinned.", _pages.Snackbars.Markup, StringComparison.Ordinal));
        await page.PickAsync("[aria-label='More for the selected events']", "Unpin");
        await page.ShowsAsync(() => Assert.Empty(page.FindAll(".row .pinned")), Pass);
    }

    [Fact]
    public async Task PinMatching_Agreed_PinsWhatMatchedWhenAskedAndUnpinsItAgain()
    {
        _pages.Context.Options.RetainEvents = 1_000;
        AddMany(3, "PUT");
        var other = _pages.Log.Add(AnEvent.To("inbox").By("GET"));
        var page = _pages.Open("events?method=PUT");
        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));

        await page.PickAsync(Menu, "Pin all 3 matching…");
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Pin 3 matching events?", _pages.Dialogs.Markup, StringComparison.Ordinal));
        Assert.Contains("The whole log keeps 1,000 events", _pages.Dialogs.Markup, StringComparison.Ordinal);
        var later = _pages.Log.Add(AnEvent.To("inbox").By("PUT").At(_pages.Context.Clock.GetUtcNow().AddSeconds(1)));
        await _pages.Dialogs.ClickAsync(() => Button("Pin"));

        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("3 events pinned.", _pages.Snackbars.Markup, StringComparison.Ordinal));
        Assert.Equal(3, Pinned.Count());
        Assert.DoesNotContain(Pinned, one => one.Id == other.Id || one.Id == later.Id);

        await page.PickAsync(Menu, "Unpin all matching…");
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Unpin 3 matching events?", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ClickAsync(() => Button("Unpin"));
        await page.ShowsAsync(() => Assert.Empty(Pinned));
    }

    [Theory]
    [InlineData("events", "Pin the event…", "Pin 1 event?")]
    [InlineData("events?method=POST", "Pin the matching event…", "Pin 1 matching event?")]
    public async Task PinMatching_OneMatches_IsNamedAsOne(string address, string item, string question)
    {
        AddMany(1, "POST");
        var page = _pages.Open(address);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        await page.PickAsync(Menu, item);

        await _pages.Dialogs.ShowsAsync(() => Assert.Contains(question, _pages.Dialogs.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PinMatching_Many_SaysThatItGoesOnInTheBackground()
    {
        AddMany(3, "PUT");
        _pages.Log.PinsAtOnce = 2;
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));

        await page.PickAsync(Menu, "Pin all 3…");
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Pin 3 events?", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ClickAsync(() => Button("Pin"));

        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("Pinning 3 events. Settings shows how many are left.", _pages.Snackbars.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnpinMatching_NonePinned_SaysSoAndAsksNothing()
    {
        AddMany(1, "PUT");
        var page = _pages.Open("events?method=PUT");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        await page.PickAsync(Menu, "Unpin the matching event…");

        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("None of these events is pinned.", _pages.Snackbars.Markup, StringComparison.Ordinal));
        Assert.Empty(_pages.Dialogs.FindAll("[role=dialog]"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PinMatching_DatabaseRefuses_SaysSo(bool isAsked)
    {
        AddMany(2, "PUT");
        var page = _pages.Open("events?method=PUT");
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));
        _pages.Log.Refusal = isAsked ? null : new IOException("disk");

        await page.PickAsync(Menu, "Pin all 2 matching…");
        if (isAsked)
        {
            await _pages.Dialogs.ShowsAsync(() => Button("Pin"));
            _pages.Log.Refusal = new IOException("disk");
            await _pages.Dialogs.ClickAsync(() => Button("Pin"));
        }

        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("pin the events. The database didn", _pages.Snackbars.Markup, StringComparison.Ordinal));
        Assert.Empty(Pinned);
    }

    [Fact]
    public async Task Filter_Pinned_ShowsOnlyThoseAndFollows()
    {
        var (pinned, other) = (_pages.Log.Add(AnEvent.To("inbox").Imported(pinned: true)), _pages.Log.Add(AnEvent.To("inbox")));
        var page = _pages.Open("events?pinned=true");
        await page.ShowsAsync(() => Assert.Equal([pinned.Id.ToString()], EventPages.Rows(page)));
        Assert.Contains("Pinned", page.Find("[data-testid=filter-chip]").TextContent, StringComparison.Ordinal);

        await _pages.Log.PinAsync([pinned.Id], false, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(() => Assert.Empty(EventPages.Rows(page)), Pass);
        await _pages.Log.PinAsync([other.Id], true, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(() => Assert.Equal([other.Id.ToString()], EventPages.Rows(page)), Pass);
    }

    [Fact]
    public async Task DeleteMatching_SomePinned_SaysThatTheyStay()
    {
        var kept = _pages.Log.Add(AnEvent.To("inbox").At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)).Imported(pinned: true));
        _pages.Log.Add(AnEvent.To("inbox").At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)));
        var page = _pages.Open("events?endpoint=inbox");
        await page.ShowsAsync(() => page.Find("[aria-label='Delete the matching events']"));

        var deleting = page.ClickAsync("[aria-label='Delete the matching events']");

        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("1 of them is pinned and stays", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ClickAsync(() => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete"));
        await deleting;
        await _pages.PassUntilAsync(WebhookDashboard.Components.Shared.Deleting.PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 1);
        Assert.Equal(kept.Id, _pages.Log.NewestFirst.Single().Id);
    }

    private IEnumerable<EventSummary> Pinned => _pages.Log.NewestFirst.Where(one => one.Pinned);

    private void AddMany(int count, string method)
    {
        _pages.Log.AddMany(count, AnEvent.To("inbox").By(method).At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)));
        _pages.Context.Statistics.Now = HandStatistics.Of(("inbox", count));
    }

    private IElement Button(string text) => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static string? Button(IRenderedComponent<EventsPage> page) => page.Find("[aria-label='Pin this event']").GetAttribute("aria-pressed");

    private void Pass() => _pages.Context.Clock.Advance(TimeSpan.FromMilliseconds(500));
}
