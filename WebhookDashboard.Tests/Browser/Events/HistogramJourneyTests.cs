using Microsoft.Playwright;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

public sealed class HistogramJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    protected override DashboardHostOptions Options { get; } = new() { Settings = [("Storage:RetainDays", "0")] };

    [Fact]
    public async Task Histogram_DraggedByPointerAndKeyboard_ShowsTheEventsOfTheRange()
    {
        for (var minute = 0; minute < 60; minute += 5)
        {
            await Dashboard.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").At(AnEvent.SomeTime.AddMinutes(minute)).Build(), CancellationToken.None);
        }

        var page = await OpenAsync("events?from=2026-01-02T03:00:00Z&to=2026-01-02T04:00:00Z");
        var panel = page.GetByTestId("histogram");
        var bars = panel.Locator("[data-bars]");
        await Expect(bars.GetByRole(AriaRole.Link)).ToHaveCountAsync(60);
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(12);

        var box = (await bars.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 10.5f / 60), box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 15 / 60), box.Y + 30);
        await page.Mouse.MoveAsync(box.X + (box.Width * 20.5f / 60), box.Y + 30);
        await Expect(panel.Locator("[data-brush]")).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "events?from=2026-01-02T03%3A10%3A00Z&to=2026-01-02T03%3A21%3A00Z").AbsoluteUri);
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2); // 03:14 and 03:19.

        await page.GoBackAsync();
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(12);
        await Expect(bars.GetByRole(AriaRole.Link)).ToHaveCountAsync(60);
        await bars.GetByRole(AriaRole.Link).Nth(59).FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "events?from=2026-01-02T03%3A57%3A00Z&to=2026-01-02T04%3A00%3A00Z").AbsoluteUri);
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1); // 03:59.

        await panel.GetByRole(AriaRole.Button, new() { Name = "Over time" }).ClickAsync();
        await Expect(bars).ToBeHiddenAsync();
        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(panel).ToBeVisibleAsync();
        await Expect(bars).ToBeHiddenAsync();
    }
}
