using Microsoft.Playwright;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser;

public sealed class SignOutJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    protected override DashboardHostOptions Options { get; } = new()
    {
        Environment = "Production",
        Settings = [("Access:Mode", "Token"), ("Access:Token", TokenHost.Token), ("PathBase", "/dash")],
    };

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task SignInAndOut_UnderAPrefix_EndsAtThePageThatAsks(int width)
    {
        var page = await OpenStaticAsync("dash/events", width);
        await page.GetByLabel("Token").FillAsync(TokenHost.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/events").AbsoluteUri);

        if (width < 600)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("dash/events");

        await Expect(page.GetByLabel("Token")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_InOneTab_LeadsTheOtherToThePageThatAsks()
    {
        ExpectConsoleError("401|WebSocket|[Cc]onnection|ERR_");
        var page = await OpenStaticAsync("dash/events");
        await page.GetByLabel("Token").FillAsync(TokenHost.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await WaitUntilInteractiveAsync(page);
        var other = await OpenAsync("dash/endpoints");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(other.GetByLabel("Token")).ToBeVisibleAsync();
        await Expect(other).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/login?returnUrl=%2Fdash%2Fendpoints").AbsoluteUri);
    }
}
