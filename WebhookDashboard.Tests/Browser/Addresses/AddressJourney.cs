using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Addresses;

/// <summary>
/// The same journey wherever the server listens: pages are live, and what the server sends to itself arrives.
/// </summary>
public abstract class AddressJourney(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Person_SendsAWebhookAndHasTheShopSendOne_SeesBothLive()
    {
        var events = await OpenAsync("events");
        await Expect(events.GetByTestId("live-status")).ToHaveTextAsync("Live");

        var send = await OpenAsync("send?template=order.shipped&endpoint=inbox");
        await send.GetByTestId("send-webhook").ClickAsync();
        await Expect(send.GetByTestId("send-result")).ToContainTextAsync("200");
        await Expect(RowsOf(events, "inbox")).ToHaveCountAsync(1);

        var shop = await OpenAsync("shop");
        await shop.GetByRole(AriaRole.Button, new() { Name = "New order" }).ClickAsync();
        await shop.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
        await Expect(shop.GetByTestId("order-row")).ToContainTextAsync("created");
        await Expect(RowsOf(events, "orders")).ToHaveCountAsync(1);
        await Expect(events.GetByTestId("live-status")).ToHaveTextAsync("Live");
    }

    private static ILocator RowsOf(IPage events, string endpoint) =>
        events.GetByTestId("event-row").Filter(new() { Has = events.GetByText(endpoint, new() { Exact = true }) });
}
