using Microsoft.Playwright;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

/// <summary>Pins an event, exports what is shown and what is selected, deletes it, and imports it again.</summary>
public sealed class TransferJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Menu = "Pinned, export, import";

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task PinExportDeleteImport_InTwoTabs_EndsWithTheSameEvents()
    {
        var ids = new List<EventId>();
        foreach (var i in Enumerable.Range(0, 3))
        {
            var webhook = AnEvent.To("inbox").OfType($"order.{i}").At(AnEvent.SomeTime.AddSeconds(i)).Build();
            await Dashboard.Get<IEventLog>().AppendAsync(webhook, Cancel);
            ids.Add(webhook.Id);
        }

        var page = await OpenAsync($"events/{ids[1]}");
        var other = await OpenAsync("events");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin this event" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pin this event", Pressed = true })).ToBeVisibleAsync();
        await Expect(Row(other, ids[1]).GetByText("pinned")).ToBeAttachedAsync();

        var all = await SaveAsync(page, async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = Menu }).ClickAsync();
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Export…" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync();
        });
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Row(other, ids[0]).HoverAsync();
        await Row(other, ids[0]).GetByRole(AriaRole.Checkbox).ClickAsync();
        var one = await SaveAsync(other, async () =>
        {
            await other.GetByRole(AriaRole.Button, new() { Name = "More for the selected events" }).ClickAsync();
            await other.GetByRole(AriaRole.Menuitem, new() { Name = "Export as NDJSON" }).ClickAsync();
        });
        Assert.Equal([3, 1], new[] { all, one }.Select(file => File.ReadAllLines(file).Length));

        await Dashboard.Get<IEventLog>().DeleteAsync([.. ids], Cancel);
        await Expect(other.GetByTestId("event-row")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = Menu }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Import…" }).ClickAsync();
        await page.GetByLabel("File").SetInputFilesAsync(all);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("import-result")).ToHaveTextAsync("Done. 3 imported, 0 stored before.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("import-result")).ToHaveTextAsync("Done. 0 imported, 3 stored before.");
        await Expect(Row(other, ids[1]).GetByText("pinned")).ToBeAttachedAsync();

        var bad = Path.Combine(Path.GetDirectoryName(all)!, $"{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(bad, $"{(await File.ReadAllLinesAsync(one, Cancel))[0]}\n{{\n", Cancel);
        await page.GetByLabel("File").SetInputFilesAsync(bad);
        ExpectConsoleError("400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: It is not JSON");
        File.Delete(bad);
    }

    private static ILocator Row(IPage page, EventId id) => page.Locator($"[data-event-id='{id}']");

    private static async Task<string> SaveAsync(IPage page, Func<Task> act)
    {
        var download = await page.RunAndWaitForDownloadAsync(act);
        return await download.PathAsync();
    }
}
