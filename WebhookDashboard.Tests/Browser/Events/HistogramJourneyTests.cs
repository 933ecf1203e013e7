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
        await page.Keyboard.PressAsync("Shift+ArrowRight"); // There is none.
        await Expect(page.GetByText("1 bar chosen")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(page.GetByText("3 bars chosen")).ToHaveCountAsync(1);
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

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    public async Task Labels_NarrowWindow_AreWholeAndApart(int width)
    {
        await Dashboard.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").At(AnEvent.SomeTime).Build(), CancellationToken.None);
        var page = await OpenAsync("events?from=2026-01-02T03:04:00Z&to=2026-01-02T04:04:00Z", width, 844);
        await Expect(page.GetByTestId("histogram").Locator("[data-bars]").GetByRole(AriaRole.Link)).ToHaveCountAsync(60);

        var shown = await page.EvaluateAsync<float[][]>(
            """
            () => {
              const axis = document.querySelector('.axis').getBoundingClientRect();
              return [...document.querySelectorAll('.axis local-time')].map(label => label.getBoundingClientRect())
                .filter(box => box.width > 0 && box.top < axis.bottom - 4).map(box => [box.left - axis.left, axis.right - box.right]).concat([[axis.width, 0]]);
            }
            """);

        Assert.True(shown.Length > 2, "There are too few labels.");
        Assert.All(shown, label => Assert.True(label[1] >= 0, "A label is cut."));
        var all = shown[^1][0];
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(all - pair.First[1] <= pair.Second[0], "Two labels overlap."));
    }
}
