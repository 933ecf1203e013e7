using Microsoft.Playwright;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.SignIn;

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
    public async Task SignInAndOut_UnderAPrefix_EndsAtTheSignInPage(int width)
    {
        var page = await OpenStaticAsync("dash/events", width);
        await SubmitAsync(page, TokenHost.Token);
        await WaitUntilInteractiveAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/events").AbsoluteUri);

        if (width < 600)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Settings" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("dash/events");

        await Expect(page.GetByLabel("Token")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_WrongTokenFirst_AsksAgainAndContinuesToThePage()
    {
        ExpectConsoleError("401");
        var page = await OpenStaticAsync("dash/events?verdict=valid", width: 390, height: 844);
        await SubmitAsync(page, "wrong");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Wrong token.");
        await Axe.AssertCleanAsync(page);

        await SubmitAsync(page, TokenHost.Token);

        await WaitUntilInteractiveAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/events?verdict=valid").AbsoluteUri);
    }

    [Fact]
    public async Task SignIn_WithoutScripts_OpensThePage()
    {
        await using var plain = await Context.Browser!.NewContextAsync(new() { BaseURL = Address.AbsoluteUri, JavaScriptEnabled = false });
        var page = await plain.NewPageAsync();
        await page.GotoAsync("dash/events");
        await SubmitAsync(page, TokenHost.Token);

        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/events").AbsoluteUri);
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Token")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_InOneTab_MovesTheOtherToTheSignInPage()
    {
        ExpectConsoleError("401|WebSocket|[Cc]onnection|ERR_");
        var page = await OpenStaticAsync("dash/events");
        await SubmitAsync(page, TokenHost.Token);
        await WaitUntilInteractiveAsync(page);
        var other = await OpenAsync("dash/endpoints");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(other.GetByLabel("Token")).ToBeVisibleAsync();
        await Expect(other).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/login?returnUrl=%2Fdash%2Fendpoints").AbsoluteUri);
    }

    private static async Task SubmitAsync(IPage page, string token)
    {
        await page.GetByLabel("Token").FillAsync(token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
