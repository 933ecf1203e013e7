using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>With a server that answers each message of the circuit 200 ms later.</summary>
public sealed class DistantServerTests(BrowserFixture browser) : BrowserTest(browser)
{
    /// <summary>The pause between two keys of someone who types fast: several keys are under way at any time.</summary>
    private const float BetweenKeys = 40;

    private DistantProxy? _proxy;

    protected override Uri Address => (_proxy ??= new DistantProxy(Dashboard.BaseAddress, TimeSpan.FromMilliseconds(100))).Address;

    [Theory]
    [InlineData("events", "Search events", "paid \"not found\" $.amount > 50 type:order.paid")]
    [InlineData("endpoints/users", "Name", "Users of all our shops")]
    [InlineData("endpoints", "Search endpoints", "payment and more of it")]
    [InlineData("products", "Search products by name or id", "kettle and more of it")]
    public async Task Field_TypedQuickly_KeepsEveryLetter(string path, string label, string text)
    {
        var page = await OpenAsync(path);
        if (path == "products")
        {
            await page.GetByTestId("fetch-products").ClickAsync();
            await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(24);
        }

        await AssertKeepsAsync(page, page.GetByLabel(label, new() { Exact = true }), text);
    }

    [Fact]
    public async Task Url_TypedQuickly_KeepsEveryLetter()
    {
        var page = await OpenAsync("send");
        await Expect(page.GetByTestId("send-webhook")).ToBeEnabledAsync();
        await page.ChooseAsync("To", "Another URL…");

        await AssertKeepsAsync(page, page.GetByLabel("URL", new() { Exact = true }), "https://example.com/webhooks/of?all=shops");
    }

    [Fact]
    public async Task NewEndpoint_TypedQuickly_KeepsEveryLetterAndSuggestsTheWholeAddress()
    {
        var page = await OpenAsync("endpoints");
        await page.GetByRole(AriaRole.Button, new() { Name = "New endpoint" }).ClickAsync();

        await AssertKeepsAsync(page, page.GetByLabel("Name", new() { Exact = true }), "Orders of all our shops");

        await Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveAttributeAsync("placeholder", "orders-of-all-our-shops");
    }

    [Fact]
    public async Task NewEndpoint_AddressTypedRightAfterTheName_IsNotMixedWithTheSuggestedOne()
    {
        var page = await OpenAsync("endpoints?new=true");
        var address = page.GetByLabel("Address", new() { Exact = true });
        await page.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Orders");
        await page.Keyboard.PressAsync("Tab");
        await address.PressSequentiallyAsync("of-my-own", new() { Delay = BetweenKeys });

        await WaitUntilHandledAsync(page);
        Assert.Equal("of-my-own", await address.InputValueAsync());
    }

    [Fact]
    public async Task Row_FocusHasMovedOnWhenItsEventOpens_LeavesItThere()
    {
        await PostAsync();
        var page = await OpenAsync("events");
        var row = page.GetByTestId("event-row").GetByRole(AriaRole.Link);
        await row.WaitForAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("/");

        await Expect(row).ToHaveAttributeAsync("aria-current", "true");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await Expect(page.GetByTestId("search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task List_FocusedBeforeItsRowsHaveCome_PassesTheFocusOn()
    {
        for (var i = 0; i < 100; i++)
        {
            await PostAsync();
        }

        var page = await OpenAsync("events");
        await page.GetByTestId("event-row").First.WaitForAsync();
        await page.Keyboard.PressAsync("?"); // Its script has come.
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await page.Locator(".list .scroll").EvaluateAsync(
            "async list => { list.scrollTop = 1900; await new Promise(requestAnimationFrame); list.focus(); }");

        await Expect(page.Locator("[data-testid=event-row] a:focus")).ToBeInViewportAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    private async Task PostAsync()
    {
        using var content = new StringContent("{}");
        using var answer = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AssertKeepsAsync(IPage page, ILocator field, string text)
    {
        await field.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await field.PressSequentiallyAsync(text, new() { Delay = BetweenKeys });
        await Expect(field).ToHaveValueAsync(text);
        await WaitUntilHandledAsync(page);
        Assert.Equal(text, await field.InputValueAsync());
    }

    /// <summary>Once the dialog is open, the server has handled every key and the page shows its answers.</summary>
    private static async Task WaitUntilHandledAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Help for this page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }
}
