using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class ProductsJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string SoldOut = "104"; // the oak serving board

    [Fact]
    public async Task Products_FetchJoinTheListAndRestock_ShowStockAndMailLive()
    {
        var shop = await OpenAsync("/shop");
        var page = await OpenAsync("/products");
        await Expect(page.GetByText("Nothing fetched yet")).ToBeVisibleAsync();

        await page.GetByTestId("fetch-products").ClickAsync();
        var row = page.Locator($"[data-testid=product-row][data-product-id='{SoldOut}']");
        await Expect(row).ToContainTextAsync("no push yet");
        await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(24);
        await Expect(page.GetByTestId("api-exchange")).ToContainTextAsync("200 OK");
        await Expect(page.GetByTestId("api-exchange")).ToContainTextAsync("Bearer …");

        await row.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Email to notify when it is back in stock").FillAsync("ada@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Notify me" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ada@example.com" })).ToContainTextAsync("for");

        await page.GetByRole(AriaRole.Button, new() { Name = "Restock" }).ClickAsync();

        await Expect(row).ToContainTextAsync("push newer");
        await Expect(row).ToContainTextAsync("20");
        await Expect(page.GetByText("They differ; push is newer.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ada@example.com" })).ToContainTextAsync("notified");
        await Expect(shop.GetByTestId("outbox-row")).ToContainTextAsync("ada@example.com");

        await page.GetByTestId("fetch-products").ClickAsync();
        await Expect(row).ToContainTextAsync("agree");
    }

    [Fact]
    public async Task Product_Visited_IsFetchedAndFollowsPushes()
    {
        var page = await OpenAsync($"/products/{SoldOut}");

        await Expect(page.GetByTestId("api-exchange")).ToContainTextAsync($"/shop-api/products/{SoldOut}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Oak serving board");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restock" }).ClickAsync();
        await Expect(page.GetByText("They differ; push is newer.")).ToBeVisibleAsync();

        var unknown = await OpenAsync("/products/nothing");
        await Expect(unknown.GetByRole(AriaRole.Alert)).ToContainTextAsync("has nothing there (404)");
        await Expect(unknown.GetByTestId("exchange-body")).ToContainTextAsync("There is no product");
    }

    /// <summary>Where the detail replaces the list, a link leads back to it.</summary>
    [Theory]
    [InlineData(700)]
    [InlineData(959)]
    public async Task Tablet_OpenProductAndCall_HaveAWayBack(int width)
    {
        var page = await OpenAsync("/products", width, 900);
        await page.GetByTestId("fetch-products").ClickAsync();
        var row = page.Locator($"[data-testid=product-row][data-product-id='{SoldOut}']");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(row).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(row).ToBeVisibleAsync();

        var calls = await OpenAsync("/api-calls?call=1", width, 900);
        await Expect(calls.GetByTestId("api-exchange")).ToBeVisibleAsync();
        await Expect(calls.Locator("[data-call='1']")).ToBeHiddenAsync();

        await calls.GetByRole(AriaRole.Link, new() { Name = "Back to the calls" }).ClickAsync();
        await Expect(calls.Locator("[data-call='1']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Products_KeysAndSearch_WorkWithoutAMouse()
    {
        var page = await OpenAsync("/products");
        await page.GetByTestId("fetch-products").PressAsync("Enter");
        await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(24);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("kettle");

        await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "products?search=kettle").AbsoluteUri);
    }

    [Fact]
    public async Task ApiCalls_UserProfile_IsAnsweredAndHasItsAddress()
    {
        var page = await OpenAsync("/api-calls");

        await page.GetByRole(AriaRole.Button, new() { Name = "User profile" }).ClickAsync();

        await Expect(page.GetByTestId("exchange-body")).ToContainTextAsync("john@example.com");
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "api-calls?call=1").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "C#" }).ClickAsync();
        await Expect(page.GetByLabel("Code", new() { Exact = true })).ToContainTextAsync("Bearer YOUR_API_KEY");

        var colleague = await OpenAsync("/api-calls?call=1");
        await Expect(colleague.GetByTestId("exchange-body")).ToContainTextAsync("John Doe");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task PullPages_EmptyAndFull_AreAccessible(ColorScheme scheme)
    {
        foreach (var path in new[] { "/products", "/api-calls" })
        {
            var empty = await OpenAsync(path);
            await empty.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Expect(empty.Locator(".empty").First).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(empty);
        }

        var page = await OpenAsync($"/products?product={SoldOut}");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GetByTestId("fetch-products").ClickAsync();
        await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(24);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restock" }).ClickAsync();
        await Expect(page.GetByText("They differ; push is newer.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await page.GotoAsync("/api-calls?call=1");
        await Expect(page.GetByTestId("api-exchange")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Phone_FiveTabs_LeadToEveryPage()
    {
        var page = await OpenAsync("/products", 390, 844);
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Main, compact" });
        Assert.Equal(5, await tabs.Locator("a, button").CountAsync());

        await tabs.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "API calls" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "api-calls").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
    }
}
