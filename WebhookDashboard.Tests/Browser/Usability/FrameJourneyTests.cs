using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Usability;

public sealed partial class FrameJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Outage_ClicksMeanwhile_SayThatTheyWaitAndTheLinkOpensAfterwards()
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        using var folder = new TemporaryFolder();
        using var port = new ReservedPort();
        var urls = ("urls", port.Address.GetLeftPart(UriPartial.Authority));
        await using var first = await DashboardProcess.StartAsync(folder, urls);
        var page = await OpenAsync(first.BaseAddress.AbsoluteUri);
        var bar = page.Locator(".connection-bar");
        var send = page.GetByTestId("send-webhook");

        await first.KillAsync();
        await Expect(bar).ToContainTextAsync("No connection to the server");
        await Expect(send).ToHaveAttributeAsync("aria-disabled", "true");
        await send.ClickAsync(new() { Force = true });
        await Expect(bar).ToContainTextAsync("“Send a first webhook” needs it");

        await page.Locator("a[href=events]").First.ClickAsync();
        await Expect(bar).ToContainTextAsync("“Events” opens when it is back");
        Assert.Equal(first.BaseAddress.AbsoluteUri, page.Url);

        await using var second = await DashboardProcess.StartAsync(folder, urls);
        await Expect(page).ToHaveURLAsync(new Uri(second.BaseAddress, "events").AbsoluteUri);
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        await Expect(page.Locator("[data-waits]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TabTitle_EventsWhileHidden_CountsThemUntilTheTabIsShown()
    {
        var page = await OpenAsync("events");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        await ShowAsync(page, isHidden: true);

        for (var i = 0; i < 3; i++)
        {
            using var content = new StringContent("{}");
            (await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        await Expect(page).ToHaveTitleAsync("(3) Events · WebhookDashboard");
        await ShowAsync(page, isHidden: false);
        await Expect(page).ToHaveTitleAsync("Events · WebhookDashboard");
    }

    /// <summary>The clock of the browser is an hour behind or ahead. What has just arrived is seconds old all the same.</summary>
    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Times_ClockOfTheBrowserIsWrong_AreByTheClockOfTheServer(int secondsAhead)
    {
        await Context.AddInitScriptAsync(
            $$"""
            {
              const Real = Date;
              globalThis.Date = class extends Real {
                constructor(...parts) { super(...(parts.length > 0 ? parts : [Date.now()])); }
                static now() { return Real.now() + {{secondsAhead}} * 1000; }
              };
            }
            """);
        var page = await OpenAsync("events");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");

        using var content = new StringContent("{}");
        (await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        await Expect(page.GetByTestId("event-row").Locator("relative-time")).ToHaveTextAsync(Seconds());
    }

    [Fact]
    public async Task Time_MidnightHasPassed_HasItsDate()
    {
        using var content = new StringContent("{}");
        using var response = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var page = await OpenAsync($"events/{response.Headers.GetValues("X-Event-Id").Single()}");
        var received = page.Locator(".detail local-time").First;
        await Expect(received).ToHaveTextAsync(TimeOfDay());

        await page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 24 * 60 * 60 * 1000; }");

        await Expect(received).ToHaveTextAsync(DateAndTime());
    }

    [Fact]
    public async Task Times_BeyondTheYearsOfTheServer_AreItsFirstAndLastOnes()
    {
        var page = await OpenStaticAsync("");

        var times = await page.EvaluateAsync<string[]>("() => localTimes.toUtc('0001-01-01T00:00', '12026-01-02T03:04', '9999-12-31T23:59')");

        Assert.Equal(["0001-01-02T00:00:00.000Z", "9999-12-31T00:00:00.000Z", "9999-12-31T00:00:00.000Z"], times);
    }

    [Fact]
    public async Task ForcedColours_ButtonsChoicesAndMarks_StayVisible()
    {
        var page = await OpenAsync("");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Expect(page.GetByTestId("send-webhook")).ToHaveCSSAsync("border-top-style", "solid");
        await Expect(page.Locator(".live-status .mark")).ToHaveCSSAsync("forced-color-adjust", "none");

        await page.GotoAsync("send?template=chat.message");
        await Expect(page.Locator("nav[aria-label=Main] a").Filter(new() { HasText = "Send" })).ToHaveCSSAsync("outline-style", "solid");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "chat.message" })).ToHaveCSSAsync("outline-style", "solid");

        await page.GotoAsync("products");
        await WaitUntilInteractiveAsync(page);
        await page.GetByTestId("fetch-products").ClickAsync();
        await Expect(page.Locator(".works")).ToHaveCSSAsync("forced-color-adjust", "none");
    }

    [Theory]
    [InlineData(1280, 200)]
    [InlineData(1024, 200)]
    [InlineData(1023, 72)]
    [InlineData(390, 0)]
    public async Task Navigation_ByWidth_IsTheSameBeforeAndAfterTheCircuitStarts(int width, int expected)
    {
        var page = await Context.NewPageAsync();
        await page.SetViewportSizeAsync(width, 900);
        await page.RouteAsync("**/blazor.web*", route => route.AbortAsync());
        ExpectConsoleError("ERR_FAILED|Blazor is not defined");
        await page.GotoAsync("");
        var before = await ContentAsync(page);
        Assert.Equal(expected, before[0]);

        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);

        Assert.Equal(before, await ContentAsync(page));
    }

    /// <summary>A tablet has no pointer that hovers, so the names must not be in tooltips.</summary>
    [Theory]
    [InlineData(601)]
    [InlineData(768)]
    [InlineData(1023)]
    public async Task Navigation_Rail_ShowsTheNameOfEachPage(int width)
    {
        var page = await OpenAsync("", width, 1024);

        var names = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('nav[aria-label=Main] a[href]:not(.brand)')].map(link => {
              const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
              while (texts.nextNode() && !texts.currentNode.data.trim());
              const range = document.createRange();
              range.selectNodeContents(texts.currentNode);
              const box = range.getBoundingClientRect();
              const isSeen = e => e?.contains(texts.currentNode) && box.right < document.querySelector('#content').getBoundingClientRect().left;
              return isSeen(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) ? texts.currentNode.data.trim() : '';
            })
            """);

        Assert.Equal(["Overview", "Events", "Quality", "Endpoints", "Send", "Products", "API calls", "Compare", "Shop", "Settings"], names);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(700)]
    public async Task AddressBar_NarrowWindow_OffersTheCommandForAnotherShell(int width)
    {
        var page = await OpenAsync("", width);

        await page.GetByRole(AriaRole.Button, new() { Name = "Shell: bash" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "PowerShell" }).ClickAsync();

        await Expect(page.Locator(".field.curl code")).ToContainTextAsync("irm -Method Post");
    }

    [Fact]
    public async Task Dialog_EscapeBeforeItHasTheFocus_Closes()
    {
        var page = await OpenAsync("");
        await page.EvaluateAsync(
            """
            () => new MutationObserver((_, observer) => {
              const dialog = document.querySelector('[role=dialog]');
              if (!dialog) return;
              observer.disconnect();
              document.documentElement.dataset.escaped = !dialog.contains(document.activeElement);
              document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
            }).observe(document.body, { childList: true, subtree: true })
            """);

        await page.GetByRole(AriaRole.Button, new() { Name = "Help for this page" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-escaped", "true");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>Left edge and width of the content.</summary>
    private static Task<int[]> ContentAsync(IPage page) =>
        page.Locator("#content").EvaluateAsync<int[]>("e => { const box = e.getBoundingClientRect(); return [box.left, box.width]; }");

    private static Task ShowAsync(IPage page, bool isHidden) => page.EvaluateAsync(
        "isHidden => { Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        isHidden);

    [GeneratedRegex("^[1-9][0-9]? s$", RegexOptions.None, 1000)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d{3}$", RegexOptions.None, 1000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$", RegexOptions.None, 1000)]
    private static partial Regex DateAndTime();
}
