using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>Kills the server under an open page, and restarts it on the same port with the same data.</summary>
public sealed class RestartJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    /// <summary>Enough events to scroll, and to read several pages.</summary>
    private const int Before = 150;

    [Fact]
    public async Task Events_ServerKilledAndRestarted_ReloadByThemselves()
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        using var folder = new TemporaryFolder();
        using var port = new ReservedPort();
        var urls = ("urls", port.Address.GetLeftPart(UriPartial.Authority));
        await using var first = await DashboardProcess.StartAsync(folder, urls);
        var ids = new List<string>();
        for (var i = 0; i < Before; i++)
        {
            ids.Add(await PostAsync(first, $"before.{i}"));
        }

        var page = await OpenAsync(new Uri(first.BaseAddress, "events").AbsoluteUri);
        var status = page.GetByTestId("live-status");
        await Row(page, ids[^1]).WaitForAsync();
        await page.Locator(".scroll").First.EvaluateAsync("e => e.scrollTop = 1400");
        await Row(page, ids[^60]).ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync($"before.{Before - 60}");
        var url = page.Url;

        await first.KillAsync();
        await Expect(status).ToHaveTextAsync("Reconnecting");
        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
        await using var second = await DashboardProcess.StartAsync(folder, urls);
        for (var i = 0; i < 3; i++)
        {
            await PostAsync(second, $"after.{i}");
        }

        await Expect(status).ToHaveTextAsync("Live");
        Assert.Equal(url, page.Url);
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync($"before.{Before - 60}");
        Assert.Equal((await ListedByTheApiAsync(second)).Order(), (await ReachedByScrollingAsync(page)).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compare_ServerKilledDuringARun_SaysSoAndKeepsItsLastFigures(bool isScriptLate)
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        var isKilled = new TaskCompletionSource();
        await Context.RouteAsync("**/ComparePage.razor*.js", async route =>
        {
            await (isScriptLate ? isKilled.Task : Task.CompletedTask);
            await route.ContinueAsync();
        });
        using var folder = new TemporaryFolder();
        using var port = new ReservedPort();
        var urls = ("urls", port.Address.GetLeftPart(UriPartial.Authority));
        await using var first = await DashboardProcess.StartAsync(folder, urls);
        var page = await OpenAsync(new Uri(first.BaseAddress, "compare?poll=0.5&changes=300").AbsoluteUri);
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");

        await first.KillAsync();
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Reconnecting");
        var median = await page.GetByTestId("compare-pull-staleness").InnerTextAsync();
        isKilled.SetResult();
        await using var second = await DashboardProcess.StartAsync(folder, urls);

        var kept = page.GetByTestId("compare-kept");
        await Expect(kept.GetByText("The run ended: the server was restarted. These are its last figures.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The run ended: the server was restarted." })).ToHaveCountAsync(1);
        await Expect(kept.GetByRole(AriaRole.Row, new() { Name = "Late, median" }).GetByRole(AriaRole.Cell).First).ToHaveTextAsync(median);
        await page.ReloadAsync();
        await Expect(kept).ToBeVisibleAsync();
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(kept).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Drafts_ServerKilledAndRestarted_AreStillThereWithWhatWasTypedMeanwhile()
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        using var folder = new TemporaryFolder();
        using var port = new ReservedPort();
        var urls = ("urls", port.Address.GetLeftPart(UriPartial.Authority));
        await using var first = await DashboardProcess.StartAsync(folder, urls);
        var settings = await OpenAsync(new Uri(first.BaseAddress, "endpoints/users").AbsoluteUri);
        await Expect(settings.GetByLabel("Body", new() { Exact = true })).ToBeEditableAsync();
        await settings.GetByLabel("Name", new() { Exact = true }).FillAsync("Half typed");
        await settings.GetByLabel("Body", new() { Exact = true }).FillAsync("half an answer");
        await AssertKeptAsync(settings, "draft.endpoint.users", "Half typed");
        await AssertKeptAsync(settings, "draft.endpoint.users.body", "half an answer");
        var send = await OpenAsync(new Uri(first.BaseAddress, "send?template=user.created&endpoint=inbox").AbsoluteUri);
        await Expect(send.GetByRole(AriaRole.Textbox, new() { Name = "Body" })).ToBeEditableAsync();
        await Clipboard.PasteAsync(send, send.Locator(".monaco-editor .view-lines"), "{\"half\": true");

        await first.KillAsync();
        await Expect(settings.GetByTestId("live-status")).ToHaveTextAsync("Reconnecting");
        await Expect(send.GetByTestId("live-status")).ToHaveTextAsync("Reconnecting");
        await settings.GetByLabel("Delay (milliseconds)").FillAsync("25");
        await settings.GetByLabel("Name", new() { Exact = true }).FillAsync("Wholly typed");
        await using var second = await DashboardProcess.StartAsync(folder, urls);

        await Expect(settings.GetByText("Your unsaved changes are back.")).ToBeVisibleAsync();
        await Expect(settings.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Wholly typed");
        await Expect(settings.GetByLabel("Delay (milliseconds)")).ToHaveValueAsync("25");
        await Expect(settings.GetByLabel("Body", new() { Exact = true })).ToHaveValueAsync("half an answer");
        await Expect(send.GetByTestId("live-status")).ToHaveTextAsync("Live");
        await Expect(send.Locator(".monaco-editor .view-lines")).ToContainTextAsync("\"half\"");
        await Expect(send.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true })).ToHaveValueAsync("/hooks/inbox");

        static Task AssertKeptAsync(IPage page, string key, string text) => Until.TrueAsync(
            () => page.EvaluateAsync<bool>("([key, text]) => sessionStorage.getItem(key)?.includes(text) === true", new[] { key, text }));
    }

    [Fact]
    public async Task Events_InTwoTabs_BothUpdateAndAReloadKeepsTheSelection()
    {
        var one = await OpenAsync("events");
        var other = await OpenAsync("events");

        using var content = new StringContent("""{"type":"for.both"}""", Encoding.UTF8, "application/json");
        using var answer = await Dashboard.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var id = answer.Headers.GetValues("X-Event-Id").Single();

        await Row(one, id).ClickAsync();
        await Expect(Row(other, id)).ToBeVisibleAsync();
        await Expect(one.GetByTestId("event-body")).ToContainTextAsync("for.both");
        await one.ReloadAsync();
        await Expect(one.GetByTestId("event-body")).ToContainTextAsync("for.both");
        await Expect(Row(one, id).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(one.GetByTestId("live-status")).ToHaveTextAsync("Live");
    }

    private static ILocator Row(IPage page, string id) => page.Locator($"[data-testid=event-row][data-event-id='{id}']");

    private static async Task<string> PostAsync(DashboardProcess dashboard, string type)
    {
        using var content = new StringContent($$"""{"type":"{{type}}"}""", Encoding.UTF8, "application/json");
        using var answer = await dashboard.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }

    private static async Task<IReadOnlyList<string>> ListedByTheApiAsync(DashboardProcess dashboard)
    {
        var page = JsonNode.Parse(await dashboard.Client.GetStringAsync(
            new Uri("api/v1/events?limit=200", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Null(page["nextBefore"]);
        return [.. page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
    }

    /// <summary>Returns all ids from the top of the list to its end. Starts again at the end: a row may take a moment to be there.</summary>
    private static async Task<IReadOnlyList<string>> ReachedByScrollingAsync(IPage page)
    {
        var list = page.Locator(".scroll").First;
        await list.EvaluateAsync("e => e.scrollTop = 0");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await Until.EqualAsync(Before + 3, async () =>
        {
            seen.UnionWith(await page.Locator("[data-testid=event-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.eventId)"));
            await list.EvaluateAsync("e => e.scrollTop = e.scrollTop + e.clientHeight + 1 < e.scrollHeight ? e.scrollTop + 300 : 0");
            return seen.Count;
        });
        return [.. seen];
    }
}
