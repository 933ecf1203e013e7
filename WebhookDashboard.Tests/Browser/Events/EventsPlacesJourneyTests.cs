using Microsoft.Playwright;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

/// <summary>Both ends of a long list, by keyboard.</summary>
public sealed class EventsPlacesJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Keys_EndAndHomeInALongList_ShowTheOldestAndTheNewestEvent()
    {
        var now = TimeProvider.System.GetUtcNow();
        var ids = new List<string>();
        foreach (var part in Enumerable.Range(-5_000, 5_000).Chunk(1_000))
        {
            ids.AddRange(await Task.WhenAll(part.Select(i => KeepAsync(AnEvent.To("inbox").At(now.AddSeconds(i))))));
        }

        var page = await OpenAsync("events");
        await Expect(Row(page, ids[^1])).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("End");
        await Expect(Row(page, ids[0])).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(Row(page, ids[^1])).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(Row(page, ids[0])).ToBeInViewportAsync();
    }

    private async Task<string> KeepAsync(AnEvent anEvent)
    {
        var webhook = anEvent.Build();
        Assert.IsType<AppendResult.Stored>(await Dashboard.Get<IEventLog>().AppendAsync(webhook, TestContext.Current.CancellationToken));
        return webhook.Id.ToString();
    }

    private static ILocator Row(IPage page, string id) => page.Locator($"[data-testid=event-row][data-event-id='{id}']");
}
