using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class OverviewJourney(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Overview_FirstWebhookSent_ShowsAndLinksIt()
    {
        var page = await OpenAsync("/");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        var address = await page.GetByTestId("endpoint-url").InnerTextAsync();
        Assert.Equal($"{Dashboard.BaseAddress}hooks/inbox", address);

        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("Answered 200");
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1);

        // The command does the same as the button.
        (await Dashboard.Client.PostAsync(address, new StringContent("""{"type":"from.outside"}"""), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await Expect(page.GetByTestId("event-row").First).ToContainTextAsync("from.outside");

        var id = await page.GetByTestId("event-row").First.GetAttributeAsync("data-event-id");
        await page.GetByRole(AriaRole.Link, new() { Name = "from.outside" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, $"events/{id}").AbsoluteUri);
    }

    [Fact]
    public async Task Overview_WebhookArrives_SendsADotWhoseLaterLegsAreHiddenUntilTheyStart()
    {
        var dot = await DotOnItsLastLegAsync(await OpenAsync("/"));

        var opacity = await dot.EvaluateAsync<string>(
            """
            dot => {
              dot.style.animation = 'none';
              getComputedStyle(dot).opacity; // Ends the animation, which then begins anew.
              dot.style.animation = '';
              const [travel] = dot.getAnimations();
              travel.pause();
              travel.currentTime = 100;
              return getComputedStyle(dot).opacity;
            }
            """);

        Assert.Equal("0", opacity);
    }

    [Fact]
    public async Task Overview_WebhookArrivesWithReducedMotion_MovesNothing()
    {
        var page = await OpenAsync("/");
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var dot = await DotOnItsLastLegAsync(page);

        Assert.Equal("none 0", await dot.EvaluateAsync<string>("dot => `${getComputedStyle(dot).animationName} ${getComputedStyle(dot).opacity}`"));
    }

    [Fact]
    public async Task Overview_UrlCopied_IsInTheClipboardAndSaysSo()
    {
        var page = await OpenAsync("/");

        var copied = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy URL", Exact = true }));

        await Expect(page.Locator("#announcer")).ToHaveTextAsync("Copied");
        Assert.Equal(await page.GetByTestId("endpoint-url").InnerTextAsync(), copied);
    }

    [Theory]
    [InlineData(1440, 900, "light")]
    [InlineData(1440, 900, "dark")]
    [InlineData(390, 844, "light")]
    [InlineData(390, 844, "dark")]
    public async Task Overview_AnyThemeAndSize_IsAccessibleAndFits(int width, int height, string theme)
    {
        var page = await OpenAsync("/", width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("Answered 200");

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }

    [Fact]
    public async Task ThemeSwitch_Chosen_IsRememberedAcrossReloads()
    {
        var page = await OpenAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    /// <summary>Sends a webhook, and finds the dot that goes from the log to the browser.</summary>
    private static async Task<ILocator> DotOnItsLastLegAsync(IPage page)
    {
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        await page.GetByTestId("send-webhook").ClickAsync();
        var dot = page.Locator(".push-band .third-leg");
        await Expect(dot).ToBeAttachedAsync();
        return dot;
    }
}
