using System.Data.Common;
using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class ProductsPageTests : IAsyncDisposable
{
    private readonly ProductPages _pages = new();

    [Fact]
    public void Page_NothingFetched_TeachesTheButtonAndAsksNothing()
    {
        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("Press Fetch products", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Empty(_pages.Api.Calls);
        Assert.Empty(page.FindAll("[data-testid=product-row]"));
    }

    [Fact]
    public async Task Page_StocksCannotBeRead_KeepsItsRowsSaysSoAndTriesAgainByItself()
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);
        var page = Open();
        Settle(page, () => Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107")));

        _pages.Book.Fault = new Unreadable();
        _pages.Book.Tell("107", 9, AnEvent.SomeTime);
        Settle(page, () => Assert.Contains("can't be read now", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107"));

        _pages.Book.Fault = null;
        await Until.TrueAsync(() =>
        {
            _pages.Context.Clock.Advance(PacedReading.Rest);
            return page.FindAll("[role=alert]").Count == 0;
        });
        Assert.StartsWith("Product 107 – – – 9 ", Row(page, "107"), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NothingFetched_ShowsWhatTheExchangeWillBe()
    {
        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("products", page.Find(".to-come code").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_OnlyPushesCame_ShowsWhatTheyTold()
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);

        var page = Open();

        Settle(page, () => Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107")));
        Assert.Contains("Press Fetch products", page.Find(".list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Fetch_Answered_ShowsRowsAndTheExchange()
    {
        var page = Open();

        Fetch(page);

        Settle(page, () => Assert.Equal("Copper kettle 1.2 l 118.00 EUR 118.00 2 now – no push yet", Row(page, "107")));
        Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bearer …c41f", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal);
        Assert.Contains("YOUR_API_KEY", page.Find("[data-testid=api-exchange] [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Push_TellsAnotherStock_ChangesTheRowWithoutAFetch()
    {
        var page = Open();
        Fetch(page);
        Settle(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));

        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));

        Settle(page, () => Assert.EndsWith("2 now 22 now push newer", Row(page, "107"), StringComparison.Ordinal));
        Assert.Single(_pages.Api.Calls);
        Assert.Equal(["107", "109"], page.FindAll("[data-testid=product-row]").Select(row => row.GetAttribute("data-product-id")));
    }

    [Theory]
    [InlineData("""[{"id":107,"name":"Copper kettle 1.2 l","price":118.00,"currency":"EUR","stock":2}]""", "Copper kettle 1.2 l")]
    [InlineData("""{"products":[]}""", "Product 107")]
    public async Task Page_FetchedBeforeTheServerStarted_HasTheNamesFromTheLogOfCalls(string answer, string name)
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);
        await _pages.Context.Calls.KeepAsync(new Exchange
        {
            StartedAt = AnEvent.SomeTime, Method = "GET", Url = "http://127.0.0.1:5080/shop-api/products", Status = 200,
            ResponseBody = Encoding.UTF8.GetBytes(answer),
        });

        var page = Open();

        Settle(page, () => Assert.StartsWith(name, Row(page, "107"), StringComparison.Ordinal));
        Assert.Empty(_pages.Api.Calls);
    }

    [Fact]
    public async Task Fetch_CatalogueWithoutWhatWasKnown_LeavesOutItsStockByApi()
    {
        await _pages.Book.LearnPulledAsync(
            new Dictionary<string, long> { ["gone"] = 3, ["told"] = 4 }, AnEvent.SomeTime, CancellationToken.None);
        _pages.Book.Tell("told", 5, AnEvent.SomeTime);
        var page = Open();
        Settle(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));

        Fetch(page);

        Settle(page, () => Assert.Equal(
            ["107", "109", "told"], page.FindAll("[data-testid=product-row]").Select(row => row.GetAttribute("data-product-id"))));
        Assert.Equal("Product told – – – 5 now not listed", Row(page, "told"));
        Assert.Contains("1 not listed", page.Find(".counts").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PullOutcome.TimedOut, null, "No whole answer within 30 s.")]
    [InlineData(PullOutcome.Unauthorised, 401, "The shop refused the key (401): set Shop:ApiKey.")]
    [InlineData(PullOutcome.Refused, 500, "The shop failed (500).")]
    [InlineData(PullOutcome.Unreachable, null, "Nothing listens at shop.test.")]
    [InlineData(PullOutcome.NotUnderstood, 200, "The answer is no JSON but text/html.")]
    public void Fetch_Fails_SaysWhyKeepsTheRowsAndRetries(PullOutcome outcome, int? status, string fault)
    {
        var page = Open();
        Fetch(page);
        Settle(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));
        _pages.Api.Fail(outcome, status, fault);

        Fetch(page);

        page.WaitForAssertion(() => Assert.Contains(fault, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count);
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange);
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
        Assert.Equal(3, _pages.Api.Calls.Count);
    }

    [Fact]
    public void Fetch_UnderWay_CanBeCancelledAndIsNotDoubled()
    {
        _pages.Api.Hang();
        var page = Open();
        Fetch(page);
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-testid=fetch-products]").GetAttribute("aria-busy")));
        Fetch(page);

        page.Find("[role=status] button").Click();

        page.WaitForAssertion(() => Assert.Contains("cancelled", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Single(_pages.Api.Calls);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void Fetch_WithTag_AsksOnlyForWhatIsNew()
    {
        var page = Open();
        Fetch(page);
        Settle(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));
        page.Find("[role=switch]").Change(true);
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange with { Outcome = PullOutcome.NotModified, Status = 304 });

        Fetch(page);

        page.WaitForAssertion(() => Assert.Contains("nothing new", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["GET products", "GET products unless \"p1\""], _pages.Api.Calls);
        Assert.Equal(4, _pages.Book.All.Count);
    }

    [Fact]
    public async Task Repeat_UntilThePageIsLeft_FetchesAtItsPace()
    {
        var page = Open();
        await page.Find("select").ChangeAsync(new ChangeEventArgs { Value = "every 5 s" });
        page.WaitForAssertion(() => Assert.Single(_pages.Api.Calls));
        await Until.TrueAsync(() =>
        {
            _pages.Context.Clock.Advance(TimeSpan.FromSeconds(5));
            return _pages.Api.Calls.Count > 2;
        });

        await _pages.Context.DisposeComponentsAsync();
        var calls = _pages.Api.Calls.Count;
        _pages.Context.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(calls, _pages.Api.Calls.Count);
    }

    [Fact]
    public async Task Dispose_WhileACallIsUnderWay_CancelsItAndLeavesNothingBehind()
    {
        var cancelled = false;
        _pages.Api.Hang();
        var hang = _pages.Api.Next;
        _pages.Api.Next = async (exchange, cancellationToken) =>
        {
            var end = await hang(exchange, cancellationToken);
            cancelled = true;
            return end;
        };
        var page = Open("products?product=107");
        Fetch(page);
        page.WaitForAssertion(() => Assert.Single(_pages.Api.Calls));
        Assert.NotEqual(0, _pages.Changes.Watchers);

        await _pages.Context.DisposeComponentsAsync();

        Assert.True(cancelled);
        Assert.Equal(0, _pages.Changes.Watchers);
    }

    [Fact]
    public void Rows_OfUglyProducts_AreShownAsTextAndOnce()
    {
        _pages.Api.Products =
        [
            new ShopProduct("<b>1", "<script>alert(1)</script> 🙂 " + new string('x', 500), 79228162514264337593543950335m, "€€€", long.MaxValue),
            new ShopProduct("<b>1", "The same id again", -1m, "EUR", -5),
        ];
        var page = Open();

        Fetch(page);

        Settle(page, () => Assert.Contains("<script>alert(1)</script>", Assert.Single(page.FindAll("[data-testid=product-row]")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void Search_InTheAddress_ShowsWhatMatches()
    {
        var page = Open("products?search=tote");

        Fetch(page);

        Settle(page, () => Assert.Equal("109", Assert.Single(page.FindAll("[data-testid=product-row]")).GetAttribute("data-product-id")));
    }

    [Fact]
    public void Restock_AtTheShop_AddsToTheLatestWord()
    {
        var page = OpenKettle();

        page.FindAll(".change button").First(button => button.TextContent.Contains("Restock", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Contains("POST products/107/stock 22", _pages.Api.Calls));
        Settle(page, () => Assert.Contains("webhook should follow", page.Find(".change").TextContent, StringComparison.Ordinal));
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMilliseconds(14));
        Settle(page, () => Assert.Contains("the push came 14 ms after", page.Find(".change").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Sell_One_OrdersItAtTheShop()
    {
        var page = OpenKettle();

        page.FindAll(".change button").First(button => button.TextContent.Contains("Sell 1", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Contains("POST orders 123 107 1", _pages.Api.Calls));
    }

    [Fact]
    public async Task TellMe_ThenBackInStock_ShowsWhoWasTold()
    {
        var page = OpenKettle();
        await page.Find("input[type=email]").ChangeAsync(new ChangeEventArgs { Value = "ada@example.com" });
        await page.Find("form.ask").SubmitAsync();
        Settle(page, () => Assert.Contains("ada@example.com", page.Find(".waiting li").TextContent, StringComparison.Ordinal));

        await _pages.Waiting.RemoveAsync("107", "ada@example.com", CancellationToken.None);
        Settle(page, () => Assert.Empty(page.FindAll(".waiting li")));
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));

        Settle(page, () => Assert.Contains("told", page.Find(".waiting li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TellMe_TakenOffTheListElsewhere_IsNotCalledTold()
    {
        var page = OpenKettle();
        await page.Find("input[type=email]").ChangeAsync(new ChangeEventArgs { Value = "ada@example.com" });
        await page.Find("form.ask").SubmitAsync();
        Settle(page, () => Assert.Contains("ada@example.com", page.Find(".waiting li").TextContent, StringComparison.Ordinal));

        await _pages.Waiting.RemoveAsync("107", "ada@example.com", CancellationToken.None);

        Settle(page, () => Assert.Empty(page.FindAll(".waiting li")));
    }

    [Fact]
    public async Task TellMe_DatabaseRefuses_IsSaidAndTheAddressStays()
    {
        var page = OpenKettle();
        _pages.Waiting.Fault = new Unreadable();
        await page.Find("input[type=email]").ChangeAsync(new ChangeEventArgs { Value = "ada@example.com" });

        await page.Find("form.ask").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("does not take it now", page.Find(".waiting .said").TextContent, StringComparison.Ordinal));
        Assert.Equal("ada@example.com", page.Find("input[type=email]").GetAttribute("value"));
    }

    [Fact]
    public void Exchange_AProductIsOpen_ShowsItsLinesAndAllWhenAsked()
    {
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange with
        {
            ResponseHeaders = [new HeaderLine("Content-Type", "application/json")],
            ResponseBody = """[{"id":101,"name":"Lamp"},{"id":107,"name":"Kettle"}]"""u8.ToArray(),
        });
        var page = OpenKettle();

        Settle(page, () => Assert.Contains("lines 6–9", page.Find(".answer .bar").TextContent, StringComparison.Ordinal));
        page.Find(".answer .all").Click();
        Assert.DoesNotContain("lines 6–9", page.Find(".answer .bar").TextContent, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private static string Row(IRenderedComponent<ProductsPage> page, string id) => string.Join(
        ' ', page.Find($"[data-product-id='{id}']").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Fetch(IRenderedComponent<ProductsPage> page) => page.Find("[data-testid=fetch-products]").Click();

    private IRenderedComponent<ProductsPage> Open(string address = "products")
    {
        _pages.Context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _pages.Context.Render<ProductsPage>();
    }

    private IRenderedComponent<ProductsPage> OpenKettle()
    {
        var page = Open("products?product=107");
        Fetch(page);
        Settle(page, () => Assert.Contains("No push yet.", page.Find(".product").TextContent, StringComparison.Ordinal));
        return page;
    }

    /// <summary>Waits while time goes on: readings keep a pace.</summary>
    private void Settle(IRenderedComponent<ProductsPage> page, Action assertion) => page.WaitForAssertion(() =>
    {
        _pages.Pass();
        assertion();
    });

    private sealed class Unreadable : DbException;
}
