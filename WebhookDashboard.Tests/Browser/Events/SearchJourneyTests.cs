using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

public sealed partial class SearchJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Search_TypedWithSuggestions_FindsIsInTheAddressAndFollowsTheLog()
    {
        await PostAsync("""{"type":"order.paid","amount":20,"note":"gone"}""");
        var found = await PostAsync("""{"type":"order.paid","amount":70,"note":"Not found"}""");
        var page = await OpenAsync("events");
        var field = page.GetByTestId("search");
        await field.ClickAsync();
        await Axe.AssertCleanAsync(page);

        await field.PressSequentiallyAsync("\"not found\" $.am");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "$.amount" })).ToBeVisibleAsync();
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("\"not found\" $.amount ");
        await field.PressSequentiallyAsync("> 50 endpoint:inb");
        await page.GetByRole(AriaRole.Option, new() { Name = "endpoint:inbox" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(SearchAddress());
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("filter-chip")).ToContainTextAsync("inbox");
        await Expect(page.GetByTestId("result-count")).ToContainTextAsync("1 of 2 events");
        var later = await PostAsync("""{"type":"order.paid","amount":71,"note":"not found, again"}""");
        await PostAsync("""{"type":"order.paid","amount":7,"note":"not found"}""");
        await Expect(Row(page, later)).ToBeVisibleAsync();
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2);

        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(field).ToHaveValueAsync("\"not found\" $.amount > 50");
        await Row(page, found).ClickAsync();
        await Expect(page.GetByTestId("event-body").Locator("mark")).ToHaveTextAsync("Not found");
        await field.FillAsync("$.amount >>");
        await Expect(page.GetByTestId("search-fault")).ToContainTextAsync("Character 11");
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2);
        await Axe.AssertCleanAsync(page);
    }

    /// <summary>As a text, Playwright would compare it without its escapes.</summary>
    [GeneratedRegex("/events\\?endpoint=inbox&search=%22not%20found%22&where=%24\\.amount%20%3E%2050$", RegexOptions.None, 1_000)]
    private static partial Regex SearchAddress();

    private static ILocator Row(IPage page, string id) => page.Locator($"[data-testid=event-row][data-event-id='{id}']");

    private async Task<string> PostAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }
}
