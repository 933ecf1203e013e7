using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class ShopJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shop_ActionsAtTheShop_ArriveAsWebhooksWithoutAReload()
    {
        var page = await OpenAsync("/shop");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "New order" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
        var order = page.GetByTestId("order-row");
        await Expect(order).ToContainTextAsync("created");

        await order.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pay", Exact = true }).ClickAsync();
        await Expect(order).ToContainTextAsync("paid");
        await Expect(page.GetByTestId("outbox-row")).ToContainTextAsync("queued");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ship" }).ClickAsync();
        await Expect(order).ToContainTextAsync("shipped");
        await Expect(page.GetByRole(AriaRole.List).Filter(new() { HasText = "payment completed" })).ToContainTextAsync("shipped");

        await page.GetByRole(AriaRole.Button, new() { Name = "Register a user" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Register a user at the shop" });
        await form.GetByLabel("Name").FillAsync("Kim");
        await form.GetByLabel("Email").FillAsync("kim@example.com");
        await form.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByTestId("user-row")).ToContainTextAsync("kim@example.com");

        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("Is anybody <b>there</b>?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post" }).ClickAsync();
        await Expect(page.GetByTestId("chat-line")).ToContainTextAsync("Is anybody <b>there</b>?");
    }

    [Fact]
    public async Task Shop_CurlOfThePaymentExample_ShowsThePaidOrderAndItsMail()
    {
        var page = await OpenAsync("/shop");
        await PostAsync("payment-webhook", """{"order_id":"12345","amount":99.99,"status":"completed","customer_email":"customer@example.com"}""");

        await Expect(page.GetByTestId("order-row")).ToContainTextAsync("paid");
        var mail = page.GetByTestId("outbox-row");
        await Expect(mail).ToContainTextAsync("customer@example.com");
        await mail.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByText("your payment of 99.99 for order 12345 has arrived")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shop_EventThatDoesNotFit_IsShownWithItsReasonAndLeadsToIt()
    {
        var page = await OpenAsync("/shop");
        await PostAsync("payment-webhook", """{"order_id":"12345","amount":1e308,"status":"completed","customer_email":"customer@example.com"}""");

        var row = page.GetByTestId("set-aside-row");
        await Expect(row).ToContainTextAsync("amount is 1e308");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Shop_FullOfUglyData_IsAccessibleAndScrollsOnlyDown(ColorScheme scheme, int width)
    {
        var name = "<script>🙂" + new string('x', 480);
        for (var i = 0; i < 60; i++)
        {
            await PostAsync("hooks/orders", $$"""{"order_id":"{{i}}{{(i % 3 == 0 ? new string('n', 190) : "")}}","status":"shipped"}""");
            await PostAsync("hooks/users", $$"""{"user_id":{{i}},"email":"jo{{i}}@example.com"}""");
        }

        await PostAsync("hooks/chat", $$"""{"room":"{{name}}","from":"{{name}}","text":"{{name}}"}""");
        await PostAsync("hooks/chat", "{}");
        var page = await OpenAsync("/shop?order=59", width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Expect(page.GetByTestId("chat-line")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("order-row")).ToHaveCountAsync(50);

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>(
            "() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }

    private async Task PostAsync(string path, string json)
    {
        using var body = new StringContent(json);
        using var answer = await Dashboard.Client.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
        answer.EnsureSuccessStatusCode();
    }
}
