using System.Data.Common;
using Bunit;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>The open product: changing its stock, asking to be notified, and its part of the response.</summary>
public sealed class ProductPanelTests : IAsyncDisposable
{
    private readonly ProductPages _pages = new();

    [Fact]
    public async Task Restock_AtTheShop_AddsToTheNewestStock()
    {
        var page = await _pages.OpenKettleAsync();

        await page.ClickAsync(() => page.FindAll(".change button").First(button => button.TextContent.Contains("Restock", StringComparison.Ordinal)));

        await page.ShowsAsync(() => Assert.Contains("POST products/107/stock 22", _pages.Api.Calls));
        await _pages.SettleAsync(page, () => Assert.Contains("webhook should follow", page.Find(".change").TextContent, StringComparison.Ordinal));
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMilliseconds(14));
        await _pages.SettleAsync(page, () => Assert.Contains("the webhook arrived 14 ms after", page.Find(".change").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sell_OneProduct_OrdersItAtTheShop()
    {
        var page = await _pages.OpenKettleAsync();

        await page.ClickAsync(() => page.FindAll(".change button").First(button => button.TextContent.Contains("Sell 1", StringComparison.Ordinal)));

        await page.ShowsAsync(() => Assert.Contains("POST orders 123 107 1", _pages.Api.Calls));
    }

    [Fact]
    public async Task TellMe_ThenBackInStock_ShowsWhoWasNotified()
    {
        var page = await _pages.OpenKettleAsync();
        await page.ChangeAsync("input[type=email]", "ada@example.com");
        await page.SubmitAsync("form.ask");
        await _pages.SettleAsync(page, () => Assert.Contains("ada@example.com", page.Find(".waiting li").TextContent, StringComparison.Ordinal));

        await _pages.Waiting.RemoveAsync("107", "ada@example.com", CancellationToken.None);
        await _pages.SettleAsync(page, () => Assert.Empty(page.FindAll(".waiting li")));
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));

        await _pages.SettleAsync(page, () => Assert.Contains("notified", page.Find(".waiting li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TellMe_RemovedElsewhere_IsNotShownAsNotified()
    {
        var page = await _pages.OpenKettleAsync();
        await page.ChangeAsync("input[type=email]", "ada@example.com");
        await page.SubmitAsync("form.ask");
        await _pages.SettleAsync(page, () => Assert.Contains("ada@example.com", page.Find(".waiting li").TextContent, StringComparison.Ordinal));

        await _pages.Waiting.RemoveAsync("107", "ada@example.com", CancellationToken.None);

        await _pages.SettleAsync(page, () => Assert.Empty(page.FindAll(".waiting li")));
    }

    [Fact]
    public async Task TellMe_DatabaseRefuses_SaysSoAndKeepsTheAddress()
    {
        var page = await _pages.OpenKettleAsync();
        _pages.Waiting.Fault = new Unreadable();
        await page.ChangeAsync("input[type=email]", "ada@example.com");

        await page.SubmitAsync("form.ask");

        await page.ShowsAsync(() => Assert.Contains("The database didn't answer.", page.Find(".waiting .said").TextContent, StringComparison.Ordinal));
        Assert.Equal("ada@example.com", page.Find("input[type=email]").GetAttribute("value"));
    }

    [Fact]
    public async Task Push_OfAnotherProduct_ReadsNeitherHistoryNorWaiting()
    {
        var page = await _pages.OpenKettleAsync();
        await _pages.RestAsync(page);
        var (history, waiting) = (_pages.Book.Readings.History, _pages.Waiting.Readings);

        _pages.Book.Tell("109", 22, AnEvent.SomeTime.AddMinutes(1));
        await _pages.SettleAsync(page, () => Assert.Contains("22", page.Find("[data-product-id='109']").TextContent, StringComparison.Ordinal));
        await _pages.RestAsync(page);

        Assert.Equal((history, waiting), (_pages.Book.Readings.History, _pages.Waiting.Readings));
    }

    [Fact]
    public async Task Push_OfTheProduct_ReadsOnlyItsHistory()
    {
        var page = await _pages.OpenKettleAsync();
        await _pages.RestAsync(page);
        var (history, waiting) = (_pages.Book.Readings.History, _pages.Waiting.Readings);

        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));
        await _pages.SettleAsync(page, () => Assert.Equal(history + 1, _pages.Book.Readings.History));

        Assert.Equal(waiting, _pages.Waiting.Readings);
    }

    [Fact]
    public async Task TellMe_OneMoreWaits_ReadsNoHistory()
    {
        var page = await _pages.OpenKettleAsync();
        await _pages.RestAsync(page);
        var history = _pages.Book.Readings.History;

        await _pages.Waiting.AddAsync("107", "ada@example.com", CancellationToken.None);
        await _pages.SettleAsync(page, () => Assert.Contains("ada@example.com", page.Find(".waiting li").TextContent, StringComparison.Ordinal));

        Assert.Equal(history, _pages.Book.Readings.History);
    }

    [Fact]
    public async Task Exchange_ProductIsOpen_MarksItsLineAndShowsAllOnRequest()
    {
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange with
        {
            ResponseHeaders = [new HeaderLine("Content-Type", "application/json")],
            ResponseBody = """[{"id":101,"name":"Lamp"},{"id":107,"name":"Kettle"}]"""u8.ToArray(),
        });
        var page = await _pages.OpenKettleAsync();

        await _pages.SettleAsync(page, () => Assert.Contains("Kettle", page.Find(".answer [aria-current=true]").TextContent, StringComparison.Ordinal));
        await page.ClickAsync(".answer .all");
        Assert.Empty(page.FindAll(".answer [aria-current=true]"));
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private sealed class Unreadable : DbException;
}
