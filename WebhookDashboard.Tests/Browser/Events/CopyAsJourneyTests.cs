using Microsoft.Playwright;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

public sealed class CopyAsJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Event_CopyAsOfItsMenu_CopiesThatSnippet()
    {
        var page = await OpenEventAsync(AnEvent.To("inbox").WithHeader("User-Agent", "a").WithHeader("Accept-Encoding", "b").WithBody("@it's"));

        foreach (var (item, begins) in new[]
            {
                ("HTTPie", "http --ignore-stdin --path-as-is POST '"), ("JavaScript fetch", "// For Node.js"), ("Python requests", "import requests"), ("C# HttpClient", "// Run it with .NET 10"),
            })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More about this event" }).ClickAsync();
            var text = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Menuitem, new() { Name = $"Copy as {item}" }));

            Assert.StartsWith(begins, text, StringComparison.Ordinal);
            Assert.Contains("@it", text, StringComparison.Ordinal);
            await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Event_CopyAsByTheKeyboard_Copies()
    {
        var page = await OpenEventAsync(AnEvent.To("inbox"));
        await page.GetByRole(AriaRole.Button, new() { Name = "More about this event" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var item in new[] { "Endpoint settings", "Open as JSON", "Copy as HTTPie" })
        {
            await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = item })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync(item == "Copy as HTTPie" ? "Enter" : "ArrowDown");
        }

        await Expect(page.Locator("[data-copied=done]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Event_BinaryBody_IsDownloadedAsTheFileThatTheCommandReads()
    {
        byte[] body = [0, 0xFF, .. "binary"u8];
        var page = await OpenEventAsync(AnEvent.To("inbox").WithBody(body));
        var download = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More about this event" }).ClickAsync();

        var command = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy as HTTPie" }));

        var file = await download;
        Assert.EndsWith($"'@{file.SuggestedFilename}'", command, StringComparison.Ordinal);
        Assert.Equal(body, await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken));
        await Expect(page.GetByText($"downloaded as {file.SuggestedFilename}")).ToBeVisibleAsync();

        // By key, which the page's script answers: it is there by now.
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        download = page.WaitForDownloadAsync();
        await page.Keyboard.PressAsync("y");
        Assert.Equal(file.SuggestedFilename, (await download).SuggestedFilename);
    }

    private async Task<IPage> OpenEventAsync(AnEvent sent)
    {
        var webhook = sent.Build();
        await Dashboard.Get<IEventLog>().AppendAsync(webhook, TestContext.Current.CancellationToken);
        var page = await OpenAsync($"events/{webhook.Id}");
        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
        return page;
    }
}
