using Microsoft.Playwright;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.SignIn;

/// <summary>
/// Checks the effect of the headers in a browser. Every journey checks that no page violates its own, which would be a
/// console error.
/// </summary>
public sealed class SecurityHeadersBrowserTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Refused = "Content Security Policy|X-Frame-Options|frame-ancestors|sandbox";

    [Fact]
    public async Task Scripts_InjectedIntoAPage_DoNotRun()
    {
        ExpectConsoleError(Refused);
        var page = await OpenAsync("events");

        await page.EvaluateAsync(
            """
            () => {
                const script = document.createElement('script');
                script.textContent = 'window.ran = true';
                document.body.append(script);
                document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = true">');
            }
            """);

        Assert.False(await page.EvaluateAsync<bool>("() => new Promise(done => setTimeout(() => done(window.ran === true), 100))"));
    }

    [Fact]
    public async Task AnswerOfAnEndpoint_OpenedInABrowser_RunsNoScriptAndReadsNothing()
    {
        ExpectConsoleError($"{Refused}|favicon"); // The browser asks for one, some time later, and the page's origin may not have it.
        await Dashboard.Get<IEndpointDirectory>().CreateAsync(
            AnEndpoint.Named("page").Answering(new ResponseSettings
            {
                ContentType = "text/html",
                Body = "<title>Quiet</title><script>document.title = 'Ran'</script>",
            }).Build(),
            TestContext.Current.CancellationToken);

        var page = await OpenStaticAsync("hooks/page");

        await Expect(page).ToHaveTitleAsync("Quiet");
        Assert.Equal("null", await page.EvaluateAsync<string>("() => self.origin"));
    }

    [Theory]
    [InlineData("login")]
    [InlineData("settings-that-are-not-there")]
    [InlineData("scalar")]
    public async Task PageOfAnotherOrigin_FramesNothing(string path)
    {
        ExpectConsoleError(Refused);
        var page = await Context.NewPageAsync();
        await page.RouteAsync("http://elsewhere.example/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<iframe src=\"{new Uri(Dashboard.BaseAddress, path)}\"></iframe>",
        }));
        await page.GotoAsync("http://elsewhere.example/");

        await Expect(page.FrameLocator("iframe").GetByText("WebhookDashboard")).ToHaveCountAsync(0);
        Assert.StartsWith("chrome-error:", page.Frames[1].Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scalar")]
    [InlineData("login")]
    [InlineData("not-found")]
    public async Task PageOutsideTheApp_Opened_ViolatesNoPolicy(string path)
    {
        ExpectConsoleError("404");
        var page = await OpenStaticAsync(path);

        await Expect(page.Locator("body")).ToContainTextAsync(path == "scalar" ? "Creates an endpoint." : "WebhookDashboard");
    }
}
