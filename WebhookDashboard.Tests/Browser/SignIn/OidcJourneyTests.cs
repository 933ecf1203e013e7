using Microsoft.Playwright;
using WebhookDashboard.Tests.Access.Oidc;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.SignIn;

/// <summary>To the browser the provider is another site, as in production: that decides which cookies are sent.</summary>
public sealed class OidcJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private OidcServer _provider = null!;

    protected override DashboardHostOptions Options => new()
    {
        Environment = "Production",
        Settings =
        [
            ("Access:Mode", "Oidc"),
            ("Access:Oidc:Authority", _provider.Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
            ("Access:Oidc:ClientId", OidcServer.ClientId),
            ("Access:Oidc:ClientSecret", OidcServer.ClientSecret),
            ("Access:Oidc:AllowedEmails:0", "ada@example.com"),
            ("PathBase", "/dash"),
        ],
    };

    public override async ValueTask InitializeAsync()
    {
        _provider = await OidcServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task SignInAndOut_AtAnotherSite_ReturnsAndEnds()
    {
        var page = await OpenStaticAsync("dash/settings");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in at localhost" }).ClickAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "dash/settings").AbsoluteUri);
        await Expect(page.GetByTestId("audit-row").First).ToContainTextAsync("ada@example.com");

        await page.GetByRole(AriaRole.Banner)
            .GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Signed out" })).ToBeVisibleAsync();
        await page.GotoAsync("dash/events");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_NotAllowed_ShowsAClearPage()
    {
        _provider.Person["email"] = "eve@example.com";
        var page = await OpenStaticAsync("dash/login/oidc", width: 390, height: 844);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You don't have access.");
        await Axe.AssertCleanAsync(page);
    }
}
