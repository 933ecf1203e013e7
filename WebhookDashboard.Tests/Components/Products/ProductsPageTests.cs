using System.Data.Common;
using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class ProductsPageTests : IAsyncDisposable
{
    private readonly ProductPages _pages = new();

    [Fact]
    public async Task Page_NothingFetched_ExplainsTheButtonAndMakesNoCall()
    {
        var page = _pages.Open();

        await page.ShowsAsync(() => Assert.Contains("Press Fetch products", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Empty(_pages.Api.Calls);
        Assert.Empty(page.FindAll("[data-testid=product-row]"));
    }

    [Fact]
    public async Task Page_StocksUnreadable_KeepsItsRowsSaysSoAndRetries()
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);
        var page = _pages.Open();
        await _pages.SettleAsync(page, () => Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107")));

        _pages.Book.Fault = new Unreadable();
        _pages.Book.Tell("107", 9, AnEvent.SomeTime);
        await _pages.SettleAsync(page, () => Assert.Contains("can't be read right now", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107"));

        _pages.Book.Fault = null;
        await Until.TrueAsync(() =>
        {
            _pages.Context.Clock.Advance(ThrottledReading.Rest);
            return page.FindAll("[role=alert]").Count == 0;
        });
        Assert.StartsWith("Product 107 – – – 9 ", Row(page, "107"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NothingFetched_PreviewsTheExchange()
    {
        var page = _pages.Open();

        await page.ShowsAsync(() => Assert.Contains("products", page.Find(".to-come code").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OnlyPushes_ShowsThem()
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);

        var page = _pages.Open();

        await _pages.SettleAsync(page, () => Assert.Equal("Product 107 – – – 5 now not fetched", Row(page, "107")));
        Assert.Contains("Press Fetch products", page.Find(".list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_Answered_ShowsRowsAndTheExchange()
    {
        var page = _pages.Open();

        Assert.Equal("not fetched yet", page.Announced(".fetch-bar [role=status]"));

        await ProductPages.FetchAsync(page);

        Assert.Equal("last fetched just now", page.Announced(".fetch-bar [role=status]"));
        await _pages.SettleAsync(page, () => Assert.Equal("Copper kettle 1.2 l 118.00 EUR 118.00 2 now – no push yet", Row(page, "107")));
        Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bearer …c41f", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal);
        Assert.Contains("YOUR_API_KEY", page.Find("[data-testid=api-exchange] [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_OpenProductIsGoneFromTheShop_SaysSoAndKeepsWhatIsKnown()
    {
        var page = await _pages.OpenKettleAsync();
        Assert.Empty(page.FindAll("[data-testid=product-gone]"));

        _pages.Api.Products = [HandShopApi.Tote];
        await ProductPages.FetchAsync(page);

        await _pages.SettleAsync(page, () => Assert.Contains("no longer mention this product", page.Find("[role=alert][data-testid=product-gone]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Copper kettle", page.Find(".product").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll(".doing :is(button, input)"), control => Assert.True(control.HasAttribute("disabled"), control.OuterHtml));
        Assert.NotEmpty(page.FindAll(".doing input"));
    }

    [Fact]
    public async Task Push_AnotherStock_ChangesTheRowWithoutAFetch()
    {
        var page = _pages.Open();
        await ProductPages.FetchAsync(page);
        await _pages.SettleAsync(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));

        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));

        await _pages.SettleAsync(page, () => Assert.EndsWith("2 now 22 now push newer", Row(page, "107"), StringComparison.Ordinal));
        Assert.Single(_pages.Api.Calls);
        Assert.Equal(["107", "109"], page.FindAll("[data-testid=product-row]").Select(row => row.GetAttribute("data-product-id")));
    }

    [Theory]
    [InlineData("""[{"id":107,"name":"Copper kettle 1.2 l","price":118.00,"currency":"EUR","stock":2}]""", "Copper kettle 1.2 l")]
    [InlineData("""{"products":[]}""", "Product 107")]
    public async Task Page_FetchedBeforeTheStart_HasNamesFromTheExchangeLog(string answer, string name)
    {
        _pages.Book.Tell("107", 5, AnEvent.SomeTime);
        await _pages.Context.Calls.KeepAsync(new Exchange
        {
            Source = "shop",
            StartedAt = AnEvent.SomeTime, Method = "GET", Url = "http://127.0.0.1:5080/shop-api/products", Status = 200,
            ResponseBody = Encoding.UTF8.GetBytes(answer),
        });

        var page = _pages.Open();

        await _pages.SettleAsync(page, () => Assert.StartsWith(name, Row(page, "107"), StringComparison.Ordinal));
        Assert.Empty(_pages.Api.Calls);
    }

    [Fact]
    public async Task Fetch_ProductNoLongerListed_DropsItsPulledStock()
    {
        await _pages.Book.LearnPulledAsync(
            new Dictionary<string, long> { ["gone"] = 3, ["told"] = 4 }, AnEvent.SomeTime, CancellationToken.None);
        _pages.Book.Tell("told", 5, AnEvent.SomeTime);
        var page = _pages.Open();
        await _pages.SettleAsync(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));

        await ProductPages.FetchAsync(page);

        await _pages.SettleAsync(page, () =>
        {
            Assert.Equal(
                ["107", "109", "told"], page.FindAll("[data-testid=product-row]").Select(row => row.GetAttribute("data-product-id")));
            Assert.Equal("Product told – – – 5 now not listed", Row(page, "told"));
            Assert.Contains("1 not listed", page.Find(".counts").TextContent, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(PullOutcome.TimedOut, null, "No whole answer within 30 s.")]
    [InlineData(PullOutcome.Unauthorised, 401, "The shop rejected the key (401): set Shop:ApiKey.")]
    [InlineData(PullOutcome.Refused, 500, "The shop failed (500).")]
    [InlineData(PullOutcome.Unreachable, null, "Nothing is listening at shop.test.")]
    [InlineData(PullOutcome.NotUnderstood, 200, "The answer is no JSON but text/html.")]
    public async Task Fetch_Fails_SaysWhyKeepsTheRowsAndRetries(PullOutcome outcome, int? status, string fault)
    {
        var page = _pages.Open();
        await ProductPages.FetchAsync(page);
        await _pages.SettleAsync(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));
        _pages.Api.Fail(outcome, status, fault);

        await ProductPages.FetchAsync(page);

        await page.ShowsAsync(() => Assert.Contains(fault, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.Announced(".fetch-bar [role=status]")); // The alert says it.
        Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count);
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange);
        await page.ClickAsync("[role=alert] button");
        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[role=alert]")));
        Assert.Equal(3, _pages.Api.Calls.Count);
    }

    [Fact]
    public async Task Fetch_InProgress_CanBeCancelledAndIsNotRepeated()
    {
        _pages.Api.Hang();
        var page = _pages.Open();
        var fetching = ProductPages.FetchAsync(page);
        await page.ShowsAsync(() => Assert.Equal("true", page.Find("[data-testid=fetch-products]").GetAttribute("aria-busy")));
        await ProductPages.FetchAsync(page);

        await page.ClickAsync(".fetch-bar [role=status] button");
        await fetching;

        await page.ShowsAsync(() => Assert.Contains("cancelled", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Single(_pages.Api.Calls);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Fetch_WithTag_AsksOnlyForChanges()
    {
        var page = _pages.Open();
        await ProductPages.FetchAsync(page);
        await _pages.SettleAsync(page, () => Assert.Equal(2, page.FindAll("[data-testid=product-row]").Count));
        await page.ChangeAsync("[role=switch]", true);
        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange with { Outcome = PullOutcome.NotModified, Status = 304 });

        await ProductPages.FetchAsync(page);

        await page.ShowsAsync(() => Assert.Contains("nothing new", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["GET products", "GET products unless \"p1\""], _pages.Api.Calls);
        Assert.Equal(4, _pages.Book.All.Count);
    }

    [Fact]
    public async Task Repeat_UntilThePageIsClosed_FetchesAtItsPace()
    {
        var page = _pages.Open();
        await page.ChooseAsync("[role=combobox]", "every 5 s");
        await page.ShowsAsync(() => Assert.Single(_pages.Api.Calls));
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
    public async Task Dispose_DuringACall_CancelsItAndLeavesNothingBehind()
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
        var page = _pages.Open("products?product=107");
        var fetching = ProductPages.FetchAsync(page);
        await page.ShowsAsync(() => Assert.Single(_pages.Api.Calls));
        Assert.NotEqual(0, _pages.Changes.Watchers);

        await _pages.Context.DisposeComponentsAsync();
        await fetching;

        Assert.True(cancelled);
        Assert.Equal(0, _pages.Changes.Watchers);
    }

    [Fact]
    public async Task Rows_UglyProducts_AreShownOnceAsText()
    {
        _pages.Api.Products =
        [
            new ShopProduct("<b>1", "<script>alert(1)</script> 🙂 " + new string('x', 500), 79228162514264337593543950335m, "€€€", long.MaxValue),
            new ShopProduct("<b>1", "The same id again", -1m, "EUR", -5),
        ];
        var page = _pages.Open();

        await ProductPages.FetchAsync(page);

        await _pages.SettleAsync(page, () => Assert.Contains("<script>alert(1)</script>", Assert.Single(page.FindAll("[data-testid=product-row]")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task Search_InTheAddress_ShowsWhatMatches()
    {
        var page = _pages.Open("products?search=tote");

        await ProductPages.FetchAsync(page);

        await _pages.SettleAsync(page, () => Assert.Equal("109", Assert.Single(page.FindAll("[data-testid=product-row]")).GetAttribute("data-product-id")));
    }

    [Fact]
    public async Task Search_AllShownAgain_EmptiesTheField()
    {
        var page = _pages.Open();
        await ProductPages.FetchAsync(page);
        await page.InputAsync("[type=search]", "nothing");
        await page.ChangeAsync("[type=search]", "nothing");
        await _pages.SettleAsync(page, () => Assert.Contains("No product matches", page.Markup, StringComparison.Ordinal));
        Assert.Contains("products, none of them with “nothing” in its name or id.", page.Find(".empty").TextContent, StringComparison.Ordinal);

        var all = page.FindAll("a").Single(link => link.TextContent == "Show all").GetAttribute("href")!;
        await page.InvokeAsync(() => _pages.Context.Services.GetRequiredService<NavigationManager>().NavigateTo(all));

        await _pages.SettleAsync(page, () => Assert.NotEmpty(page.FindAll("[data-testid=product-row]")));
        Assert.Equal("", page.Find("[type=search]").GetAttribute("value") ?? "");
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private static string Row(IRenderedComponent<ProductsPage> page, string id) => string.Join(
        ' ', page.Find($"[data-product-id='{id}']").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Unreadable : DbException;
}
