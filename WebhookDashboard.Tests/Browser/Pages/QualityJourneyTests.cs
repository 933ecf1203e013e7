using System.Text;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class QualityJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    /// <summary>One test for all that a browser shows: live figures, a finding that leads to its events, and both themes and sizes.</summary>
    [Fact]
    public async Task Quality_RepeatArrives_ShowsLiveAndLeadsToItsEvents()
    {
        var page = await OpenAsync("/quality");
        await Expect(page.GetByText("Nothing received yet", new() { Exact = true })).ToBeVisibleAsync();

        await SendAsync("evt_1", """{ "timestamp": 1, "type": "order.paid", "amount": 1 }""");
        await Expect(page.GetByTestId("quality-row")).ToContainTextAsync("1 event, no repeat");
        await SendAsync("evt_1", """{ "timestamp": 1, "type": "order.paid", "amount": 1 }""");
        await Expect(page.GetByTestId("quality-row")).ToContainTextAsync("1 of 2 was a repeat");

        await page.GetByTestId("quality-row").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByTestId("quality-sentence")).ToContainTextAsync("1 of 2 was a repeat");
        await page.GetByRole(AriaRole.Button, new() { Name = "1 h", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "quality?endpoint=inbox&range=1h").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Repeats per 1 min: 1 in all, peak 1." })).ToBeVisibleAsync();
        foreach (var (width, height, theme) in new[] { (1440, 900, ColorScheme.Light), (1440, 900, ColorScheme.Dark), (390, 844, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
            await Axe.AssertCleanAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('main, .detail')].every(part => part.scrollWidth <= part.clientWidth)"));
        }

        var finding = page.GetByTestId("finding-row").Filter(new() { HasText = "arrived again with the same provider id" });
        await finding.GetByRole(AriaRole.Link, new() { Name = "Events" }).ClickAsync();
        await Expect(page.GetByTestId("event-row").First).ToContainTextAsync("order.paid");
    }

    private async Task SendAsync(string id, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "hooks/inbox") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        using var answer = await Dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
