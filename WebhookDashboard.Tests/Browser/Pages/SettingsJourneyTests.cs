using System.Net;
using Microsoft.Playwright;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class SettingsJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    protected override DashboardHostOptions Options { get; } = new()
    {
        Environment = "Production",
        Settings = [("Access:Mode", "Token"), ("Access:Token", TokenHost.Token), ("Access:ApiKeys:0", TokenHost.ApiKey)],
    };

    [Fact]
    public async Task Key_CreatedUsedAndRevoked_WorksUntilRevoked()
    {
        var page = await SignInAsync("/settings");
        await page.GetByLabel("New key for").FillAsync("deploy");
        await page.GetByLabel("New key for").PressAsync("Enter");
        var secret = await page.GetByTestId("made-key").InnerTextAsync();
        Assert.Equal(secret, await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true })));

        var row = page.GetByTestId("key-row").Filter(new() { HasText = "deploy" });
        await Expect(row).ToContainTextAsync("never");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(secret));
        await Expect(row).ToContainTextAsync("from 127.0.0.1");
        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(page.GetByText(secret)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke deploy" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(secret));
        await Expect(page.GetByTestId("audit-row").First).ToContainTextAsync("API key 'deploy' revoked.");
        await Expect(page.GetByTestId("audit-row").First).ToContainTextAsync("token");
        await Expect(page.GetByTestId("audit-row").First).ToContainTextAsync("127.0.0.1");
    }

    [Fact]
    public async Task SignInCreateAndRevoke_WorkByKeyboard()
    {
        var page = await OpenStaticAsync("/settings");
        await Expect(page.GetByLabel("Token")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(TokenHost.Token);
        await page.Keyboard.PressAsync("Enter");
        await WaitUntilInteractiveAsync(page);

        await page.TypeAsync(page.GetByLabel("New key for"), "deploy");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("made-key")).ToBeVisibleAsync();
        await page.EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Revoke deploy" }));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }));
        await Expect(page.GetByTestId("made-key")).ToHaveCountAsync(0);

        await page.ChooseByKeysAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "Show", Exact = true }), "Sign-ins");
        await Expect(page.GetByTestId("audit-row")).ToHaveCountAsync(1);
        await page.EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First);
        await Expect(page.GetByLabel("Token")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1440, "light")]
    [InlineData(1440, "dark")]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    public async Task Settings_AnyThemeAndSize_IsAccessibleAndFits(int width, string theme)
    {
        var page = await SignInAsync("/settings", width);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await page.GetByLabel("New key for").FillAsync("<script>alert(1)</script> of a program with a very long name");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(page.GetByTestId("made-key")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("audit-row").First).ToContainTextAsync("created");

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }

    private async Task<IPage> SignInAsync(string returnUrl, int width = 1440)
    {
        var page = await OpenStaticAsync($"/login?t={TokenHost.Token}&returnUrl={returnUrl}", width);
        await WaitUntilInteractiveAsync(page);
        return page;
    }

    private async Task<HttpStatusCode> AskAsync(string key)
    {
        using var answer = await Dashboard.GetAsync("api/v1/stats", ("Authorization", $"Bearer {key}"));
        return answer.StatusCode;
    }
}
