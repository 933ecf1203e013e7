using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Sample.Provider.Simulation;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class CompareJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Busy = "poll=0.5&changes=300&lost=20&reconcile=1";

    /// <summary>Counts the visible labels that extend beyond the picture.</summary>
    private const string CutLabels = """
        () => {
          const plot = document.querySelector('.plot').getBoundingClientRect();
          return [...document.querySelectorAll('.plot .label')].filter(label => {
            const box = label.getBoundingClientRect();
            return label.getAttribute('visibility') !== 'hidden' && box.width > 0 && (box.left < plot.left - 1 || box.right > plot.right + 16);
          }).length;
        }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compare_RunStartedStoppedAndExported_HasFiguresOfBothSidesInBothFiles()
    {
        var page = await StartAsync(Busy);
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");
        await Expect(page.GetByTestId("compare-push-staleness")).ToContainTextAsync("s");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "When the shop changed" })).ToHaveAttributeAsync("aria-describedby", "compare-sentence");
        await Expect(page.Locator(".plot path.dot").First).ToBeAttachedAsync();

        await page.GetByTestId("compare-stop").ClickAsync();
        await Expect(page.GetByTestId("compare-start")).ToBeVisibleAsync();

        var lines = (await ExportAsync(page, "CSV")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("at_ms,what,version", lines[0], StringComparison.Ordinal);
        var requests = lines.Count(line => line.Contains(",poll,", StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture);

        // The request in progress when the run stopped may have ended a moment after the button was there.
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Requests" }).GetByRole(AriaRole.Cell).First).ToHaveTextAsync(requests);
        using var json = JsonDocument.Parse(await ExportAsync(page, "JSON"));
        var figures = json.RootElement.GetProperty("figures");
        Assert.Equal(requests, figures.GetProperty("pull").GetProperty("requests").GetRawText());
        Assert.True(figures.GetProperty("push").GetProperty("learned").GetInt32() > 0);
        Assert.Equal(300, json.RootElement.GetProperty("settings").GetProperty("changesPerMinute").GetInt32());
    }

    [Fact]
    public async Task Compare_LinkOpened_HasTheSettingsAndSurvivesAReload()
    {
        var page = await OpenAsync("/compare");
        await page.GetByLabel("Poll every").FillAsync("7");
        await page.GetByLabel("Poll every").PressAsync("Tab");
        await page.GetByLabel("If-None-Match").CheckAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "compare?poll=7&changes=30&conditional=true&lost=10").AbsoluteUri);
        var link = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy a link with these settings" }));
        await Expect(page.Locator("#announcer")).ToHaveTextAsync("Copied");

        var opened = await OpenAsync(link);
        await opened.ReloadAsync();
        await WaitUntilInteractiveAsync(opened);

        await Expect(opened.GetByLabel("Poll every")).ToHaveValueAsync("7");
        await Expect(opened.GetByLabel("If-None-Match")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Compare_PointerOnAChange_PausesAndDescribesIt()
    {
        var page = await StartAsync(Busy);
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");

        await FocusPictureAsync(page);
        await page.Keyboard.PressAsync("ArrowLeft");

        await Expect(page.Locator(".tip")).ToContainTextAsync("stock");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Paused");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".tip")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task Compare_ChangeChosen_LinksToItsEvent()
    {
        var page = await StartAsync("poll=0.5&changes=300&lost=0");
        await Expect(page.GetByTestId("compare-push-staleness")).ToContainTextAsync("s");
        var head = Dashboard.Get<IEventLog>().Head;
        await Until.TrueAsync(() => head.Sequence > 5);

        // The newest changes may have no event yet: their webhooks are on their way, and the picture stands still.
        await FocusPictureAsync(page);
        var link = page.Locator(".tip").GetByRole(AriaRole.Link);
        await Until.TrueAsync(async () =>
        {
            await page.Keyboard.PressAsync("ArrowLeft");
            return await link.CountAsync() > 0;
        });
        await Expect(link).ToContainTextAsync("event ");
        await page.Keyboard.PressAsync("Tab");
        await Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("product_id");
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Compare_AnyWindow_FitsItsDrawingAndCutsNoLabel(int width, int height)
    {
        var page = await OpenAsync("/compare?poll=0.2&changes=600&lost=50&reconcile=1", width, height);
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.GetByTestId("compare-push-staleness")).ToContainTextAsync("s");
        var picture = page.Locator(".plot svg");
        await Expect(picture).ToHaveAttributeAsync("data-crowd", width > 600 ? "some" : "many");

        await page.GetByRole(AriaRole.Button, new() { Name = "60 s", Exact = true }).ClickAsync();
        await Expect(picture).ToHaveAttributeAsync("data-crowd", "many");
        await page.GetByRole(AriaRole.Button, new() { Name = "10 s", Exact = true }).ClickAsync();
        await Expect(picture.Locator(".dot").First).ToBeAttachedAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>(CutLabels));
    }

    [Fact]
    public async Task Compare_ChangesCloseTogether_HaveTheirNumbersBelowEachOther()
    {
        var page = await OpenAsync("/compare");

        var lanes = await page.EvaluateAsync<int[]>(
            """
            async () => {
              const { chooseLabels } = await import(new URL('js/compare-shapes.js', document.baseURI));
              const rows = [[0], [15], [30], [45], [50]];
              chooseLabels({ start: 0, end: rows.length, at: i => rows[i] }, 0, 1, 'change', () => true);
              return rows.map(row => row.change);
            }
            """);

        Assert.Equal([1, 2, 1, 2, 0], lanes);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1024)]
    [InlineData(800)]
    public async Task Compare_CopyBehind_SaysSoWithinThePagesMargin(int width)
    {
        var page = await OpenAsync("/compare?poll=60&changes=60&lost=0", width, 900);
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.Locator(".state .at-pull")).ToContainTextAsync("s behind");

        var box = (await page.Locator(".state .at-pull").EvaluateAsync<double[]>(
            "p => { const r = document.createRange(); r.selectNodeContents(p); const page = p.closest('.compare'); return [r.getBoundingClientRect().right, page.getBoundingClientRect().right - parseFloat(getComputedStyle(page).paddingRight)]; }"))!;
        Assert.True(box[0] <= box[1] + 0.5, $"The text ends at {box[0]}, the page's content at {box[1]}.");
    }

    [Fact]
    public async Task Compare_PageLeft_EndsTheRunAtTheShop()
    {
        var page = await StartAsync(Busy);
        var head = Dashboard.Get<IEventLog>().Head;
        await Until.TrueAsync(() => head.Sequence > 5);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Send" }).ClickAsync();

        await EndsAtTheShopAsync();
    }

    [Fact]
    public async Task Compare_BrowserCrashes_EndsTheRunLongBeforeItsCircuit()
    {
        var page = await StartAsync(Busy);
        var head = Dashboard.Get<IEventLog>().Head;
        await Until.TrueAsync(() => head.Sequence > 5);
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        var clock = Stopwatch.StartNew();

        // A crashed page never answers the command that crashed it.
        var debugger = await Context.NewCDPSessionAsync(page);
        _ = debugger.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task.WaitAsync(WaitLimits.Longest, Cancelled);

        await EndsAtTheShopAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"Ended after {clock.Elapsed.TotalSeconds:0.0} s");
        var circuit = Dashboard.Get<IOptions<CircuitOptions>>().Value.DisconnectedCircuitRetentionPeriod;
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, circuit / 2);
    }

    [Theory]
    [InlineData(1440, 900, "light")]
    [InlineData(1440, 900, "dark")]
    [InlineData(390, 844, "light")]
    [InlineData(390, 844, "dark")]
    public async Task Compare_AnyThemeAndSize_IsAccessibleAndFits(int width, int height, string theme)
    {
        var page = await OpenAsync($"/compare?{Busy}", width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await Axe.AssertCleanAsync(page);

        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");
        await page.GetByTestId("compare-stop").ClickAsync();
        await Expect(page.GetByTestId("compare-start")).ToBeVisibleAsync();

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }

    [Fact]
    public async Task Compare_MaximumChanges_RepaintsRarelyAndSendsLittle()
    {
        var page = await Context.NewPageAsync();
        var (received, bytes) = (0, 0L);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            received++;
            bytes += frame.Binary?.Length ?? frame.Text?.Length ?? 0;
        };
        await page.GotoAsync("/compare?poll=0.2&changes=600&lost=10");
        await WaitUntilInteractiveAsync(page);
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");

        (received, bytes) = (0, 0);
        const int seconds = 5;
        var frames = await page.EvaluateAsync<int>(
            """
            seconds => new Promise(done => {
              let changed = false, frames = 0;
              const observer = new MutationObserver(() => { changed = true; });
              observer.observe(document, { subtree: true, attributes: true, characterData: true, childList: true });
              const end = performance.now() + seconds * 1000;
              const look = () => {
                if (changed) { frames++; changed = false; }
                if (performance.now() < end) requestAnimationFrame(look); else { observer.disconnect(); done(frames); }
              };
              requestAnimationFrame(look);
            })
            """,
            seconds);

        TestContext.Current.TestOutputHelper?.WriteLine($"{frames} repaints, {received} messages, {bytes} bytes in {seconds} s");

        // The run ten times a second, and once a second the times that say how long ago. One more fits between the window's ends.
        Assert.InRange(frames, 1, ((10 + 1) * seconds) + 1);
        Assert.InRange(bytes, 1, 40_000 * seconds);
    }

    /// <summary>The shop deletes the product with the simulation, which ends with its reader.</summary>
    private Task EndsAtTheShopAsync() => Until.EqualAsync(0, async () =>
    {
        await using var context = await Dashboard.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancelled);
        return await context.StoreProducts.CountAsync(product => product.Id >= Simulations.FirstId, Cancelled);
    });

    private async Task<IPage> StartAsync(string settings)
    {
        var page = await OpenAsync($"/compare?{settings}");
        await page.GetByTestId("compare-start").ClickAsync();
        await Expect(page.GetByTestId("compare-stop")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<string> ExportAsync(IPage page, string format)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new($"^{format}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync());
        Assert.Matches("^compare-[0-9]{8}T[0-9]{6}Z\\.(csv|json)$", download.SuggestedFilename);
        return await File.ReadAllTextAsync((await download.PathAsync())!, Cancelled);
    }

    /// <summary>Waits until a change is drawn: without one, its keys have nothing to move to.</summary>
    private static async Task FocusPictureAsync(IPage page)
    {
        await page.Locator(".plot path.dot").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".plot").FocusAsync();
    }
}
