using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>The page while the log cannot be read.</summary>
public sealed class EventsPageFaultTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Page_FirstReadFails_SaysSoAndRetriesOnRequest()
    {
        _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Fault = new IOException("disk");
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Contains("The database didn't answer.", page.Find(".empty").TextContent, StringComparison.Ordinal));
        await page.ShowsAsync(() => Assert.Empty(page.FindAll(".loading")));

        _pages.Log.Fault = null;
        await page.ClickAsync(".empty button");

        await page.ShowsAsync(() =>
        {
            Assert.Single(EventPages.Rows(page));
            Assert.Empty(page.FindAll(".empty"));
        });
    }

    [Fact]
    public async Task Page_FirstReadFails_Retries()
    {
        _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Fault = new IOException("disk");
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Contains("The database didn't answer.", page.Markup, StringComparison.Ordinal));
        await _pages.PassUntilAsync(FailedReads.FirstPause, () => _pages.Log.Pages > 1);

        _pages.Log.Fault = null;

        await _pages.PassUntilAsync(FailedReads.FirstPause, () => EventPages.Rows(page).Count == 1);
    }

    [Fact]
    public async Task Page_ReadFailsAfterAGap_HasNoGapAfterRecovery()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));
        _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Fault = new IOException("disk");
        _pages.Feed.Say([_pages.Log.Add(AnEvent.To("inbox"))], skipped: 1);
        await page.ShowsAsync(() => Assert.Contains("rows may be missing", page.Find(".scroll ~ .failed").TextContent, StringComparison.Ordinal));

        _pages.Log.Fault = null;
        await _pages.PassUntilAsync(FailedReads.FirstPause, () => EventPages.Rows(page).Count == 2);

        await page.ShowsAsync(() => Assert.Empty(page.FindAll(".failed")));
    }

    [Fact]
    public async Task Page_ReadFailsTwice_RecoversWithTheNextUpdate()
    {
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));
        var before = _pages.Log.Pages;
        _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Fault = new IOException("disk");
        _pages.Feed.Restart(); // Not a gap: after one, the list pauses by the clock.
        await _pages.PassUntilAsync(FailedReads.FirstPause / 4, () => _pages.Log.Pages - before >= 2);
        _pages.Log.Fault = null;

        // Long enough for an update to read again; the next retry comes after twice that time.
        _pages.Context.Clock.Advance(FailedReads.FirstPause);
        _pages.Feed.Say(_pages.Log.Add(AnEvent.To("inbox")));

        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));
    }

    [Fact]
    public async Task DeleteMatching_CannotCountThePinned_SaysSoAndAsksNothing()
    {
        _pages.Log.Add(AnEvent.To("inbox").At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)));
        var page = _pages.Open("events?endpoint=inbox");
        await page.ShowsAsync(() => page.Find("[aria-label='Delete the matching events']"));
        _pages.Log.Refusal = new IOException("disk");

        await page.ClickAsync("[aria-label='Delete the matching events']");

        await SaysAsync("Couldn't delete the events.");
        Assert.Empty(_pages.Dialogs.FindAll("[role=dialog]"));
        Assert.Single(EventPages.Rows(page));
    }

    [Fact]
    public async Task Copy_BodyCannotBeRead_SaysSo()
    {
        var one = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{one.Id}", one.Id);
        await page.ShowsAsync(() => page.Find("[data-testid=event-body]"));
        _pages.Log.Refusal = new IOException("disk");

        Assert.Null(await page.InvokeAsync(() => page.Instance.CopiedAsync("curl")));

        await SaysAsync("Couldn't copy the event.");
    }

    private Task SaysAsync(string what) => _pages.Snackbars.ShowsAsync(() => Assert.Contains(
        $"{what} The database didn't answer. Try again in a moment.", _pages.Snackbars.Markup.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal));
}
