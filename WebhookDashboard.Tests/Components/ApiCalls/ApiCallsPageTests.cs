using System.IO.Compression;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.ApiCalls;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Components.Products;
using WebhookDashboard.Tests.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.ApiCalls;

public sealed class ApiCallsPageTests : IAsyncDisposable
{
    private static readonly Source AShop = new()
    {
        Name = "shop",
        BaseAddress = new Uri("http://localhost:5080/shop-api/"),
        Examples = [("User profile", "users/123"), ("Products", "products")],
    };

    private static readonly Source Bank = new() { Name = "bank", BaseAddress = new Uri("https://bank.test/v1"), Examples = [("Rates", "rates")] };

    private readonly HandShopApi _api = new();
    private readonly HandSources _sources = new(AShop);
    private readonly MemoryExchangeLog _log = new();
    private readonly PageContext _context;

    public ApiCallsPageTests()
    {
        _api.Next = (exchange, _) => _log.KeepAsync(exchange);
        _context = new PageContext(services =>
        {
            services.AddSingleton<IExchanger>(_api);
            services.AddSingleton<ISourceList>(_sources);
            services.AddSingleton<IExchangeLog>(_log);
        });
    }

    [Fact]
    public async Task Page_NoCallYet_TeachesTheFirst()
    {
        var page = Open("api-calls");

        await page.ShowsAsync(() => Assert.Contains("User profile", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Empty(_api.Calls);
    }

    [Fact]
    public async Task Path_TypedAndNotCalled_IsKeptUntilItIs()
    {
        var page = Open("api-calls");
        string? Draft() => page.FindComponent<FormDraft>().Instance.Draft;
        Assert.Equal("", Draft());

        await page.ChangeAsync("form.path input", "products/7");
        await page.ShowsAsync(() => Assert.Equal("products/7", Draft()));
        await page.SubmitAsync("form.path");
        await page.ShowsAsync(() => Assert.Equal("", Draft()));

        await page.InvokeAsync(() => page.FindComponent<FormDraft>().Instance.OnFound.InvokeAsync("users/9"));
        Assert.Equal("users/9", page.Find("form.path input").GetAttribute("value"));
    }

    [Fact]
    public async Task Call_CompressedAnswer_ShowsTheTextAndTheCoding()
    {
        using var coded = new MemoryStream();
        await using (var gzip = new GZipStream(coded, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("""{"told":1}"""u8);
        }

        await _log.KeepAsync(new Exchange
        {
            Source = "shop",
            Method = "GET",
            Url = "http://localhost:5080/shop-api/products",
            Status = 200,
            ResponseHeaders = [new("Content-Type", "application/json"), new("Content-Encoding", "gzip")],
            ResponseBody = coded.ToArray(),
            BytesIn = 100 + coded.Length,
            FirstByteMs = 1,
        });
        var page = Open("api-calls");

        await page.ShowsAsync(() => Assert.Contains(
            $"Received as {coded.Length} B of gzip; 10 B after decompression.", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[download]"));
    }

    [Fact]
    public async Task Preset_Pressed_CallsAndOpensTheCallsAddress()
    {
        var page = Open("api-calls");

        Assert.Empty(page.Announced(".ask [role=status]"));

        await page.ClickAsync(".preset");

        await page.ShowsAsync(() => Assert.StartsWith("200 OK in ", page.Announced(".ask [role=status]"), StringComparison.Ordinal));
        await page.ShowsAsync(() => Assert.EndsWith("api-calls?call=1", Address, StringComparison.Ordinal));
        Assert.Equal(["GET users/123"], _api.Calls);
        await page.ShowsAsync(() => Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal));
        Assert.Contains("YOUR_API_KEY", page.Find(".snippets pre").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/", "Enter only the path")]
    [InlineData("", "Enter a path")]
    public async Task Path_Invalid_IsReportedAndNotCalled(string path, string said)
    {
        var page = Open("api-calls");
        await page.ChangeAsync(".path input", path);

        await page.SubmitAsync("form.path");

        Assert.Contains(said, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_api.Calls);
    }

    [Fact]
    public async Task Call_InTheAddress_OpensWithItsFault()
    {
        await _log.KeepAsync(new Exchange { Source = "shop", Method = "GET", Url = "http://shop.test/a", Outcome = PullOutcome.Unreachable, Fault = "Nothing listens." });
        await _log.KeepAsync(new Exchange { Source = "shop", Method = "GET", Url = "http://shop.test/b", Status = 200 });

        var page = Open("api-calls?call=1");

        await page.ShowsAsync(() =>
        {
            var open = page.Find("[data-testid=api-exchange]").TextContent;
            Assert.Contains("Nothing listens.", open, StringComparison.Ordinal);
            Assert.Contains("nothing was sent", open, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Call_NotStored_SaysSo()
    {
        var page = Open("api-calls?call=312");

        await page.ShowsAsync(() => Assert.Contains("Call 312 is not stored", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OneMoreCall_ReadsOnlyThatRow()
    {
        for (var i = 0; i < 20; i++)
        {
            await KeepAsync("shop", $"http://localhost:5080/shop-api/{i}");
        }

        var page = Open("api-calls");
        await page.ShowsAsync(() => Assert.Equal(20, page.FindAll("a.row").Count));
        var before = _log.RowsRead;

        await KeepAsync("shop", "http://localhost:5080/shop-api/more");
        await page.ShowsAsync(() => Assert.Equal(21, page.FindAll("a.row").Count), () => _context.Clock.Advance(ThrottledReading.Spacing));

        Assert.Equal(before + 1, _log.RowsRead);
        Assert.Equal(0, _log.Counted.Subscribers); // What is only counted is in no row.
    }

    [Fact]
    public async Task Sources_OnlyOne_OffersNoChoice()
    {
        await KeepAsync("shop", "http://localhost:5080/shop-api/a");
        var page = Open("api-calls");

        await page.ShowsAsync(() => Assert.Single(page.FindAll("a.row")));
        Assert.Empty(page.FindAll("[role=combobox]"));
        Assert.DoesNotContain("shop", page.Find("a.row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_MoreThanOne_AreShownWithTheirCallsAndFilterThem()
    {
        await KeepAsync("shop", "http://localhost:5080/shop-api/a");
        await KeepAsync("gone", "https://gone.test/x");
        var page = Open("api-calls");
        await page.ShowsAsync(() => Assert.Equal(["/x gone", "/a shop"], page.FindAll("a.row code").Select(code => code.ParentElement!.TextContent.Trim()[4..])));

        await page.ChooseAsync(".filter [role=combobox]", "shop");

        Assert.EndsWith("api-calls?source=shop", Address, StringComparison.Ordinal);
        await page.ShowsAsync(() => Assert.Equal("/a", Assert.Single(page.FindAll("a.row code")).TextContent));
        Assert.Equal("api-calls?call=1&source=shop", page.Find("a.row").GetAttribute("href"));
        await page.ShowsAsync(() => Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal), () => _context.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Call_OpenWhileLaterOnesReplaceIt_SaysSoAndStaysReadable()
    {
        await KeepAsync("shop", "http://localhost:5080/shop-api/first");
        var page = Open("api-calls?call=1");
        await page.ShowsAsync(() => Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal));
        for (var i = 1; i < IExchangeLog.Most; i++)
        {
            await KeepAsync("shop", "http://localhost:5080/shop-api/later");
        }

        await page.ShowsAsync(
            () => Assert.Equal(IExchangeLog.Most, page.FindComponent<Virtualize<ExchangeSummary>>().Instance.Items!.Count),
            () => _context.Clock.Advance(ThrottledReading.Spacing));
        Assert.Empty(page.FindAll("[data-testid=call-replaced]"));

        await KeepAsync("shop", "http://localhost:5080/shop-api/later");

        await page.ShowsAsync(
            () => Assert.Contains("no longer stored", page.Find("[role=alert][data-testid=call-replaced]").TextContent, StringComparison.Ordinal),
            () => _context.Clock.Advance(ThrottledReading.Spacing));
        Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterAnotherSourceIsChosen_GoesToThatSource()
    {
        _sources.Sources = [AShop, Bank];
        var page = Open("api-calls");

        await page.ChooseAsync(".ask [role=combobox]", "bank");
        await page.ClickAsync(".preset");

        Assert.Equal(["GET rates"], _api.Calls);
        await page.ShowsAsync(() => Assert.Equal("bank", Assert.Single(_log.All).Source));
    }

    [Fact]
    public async Task Sources_None_ShowsOnlyTheLog()
    {
        _sources.Sources = [];
        await KeepAsync("shop", "http://localhost:5080/shop-api/a");
        var page = Open("api-calls");

        await page.ShowsAsync(() => Assert.Single(page.FindAll("a.row")));
        Assert.Empty(page.FindAll(".ask"));
    }

    [Fact]
    public async Task Dispose_DuringACall_CancelsItAndLeavesNothingBehind()
    {
        _api.Hang();
        var page = Open("api-calls");
        var calling = page.ClickAsync(".preset");
        await page.ShowsAsync(() => Assert.Single(_api.Calls));
        Assert.Equal(1, _log.Watchers);

        await _context.DisposeComponentsAsync();
        await calling;

        Assert.Equal(0, _log.Watchers);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task<Exchange> KeepAsync(string source, string url) => _log.KeepAsync(
        new Exchange { Source = source, Method = "GET", Url = url, Path = url[url.LastIndexOf('/')..], Status = 200 });

    private string Address => _context.Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<ApiCallsPage> Open(string address)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _context.Render<ApiCallsPage>();
    }
}
