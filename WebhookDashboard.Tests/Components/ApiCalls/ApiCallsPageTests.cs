using System.IO.Compression;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.ApiCalls;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.Components.Products;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.ApiCalls;

public sealed class ApiCallsPageTests : IAsyncDisposable
{
    private readonly HandShopApi _api = new();
    private readonly MemoryExchangeLog _log = new();
    private readonly PageContext _context;

    public ApiCallsPageTests()
    {
        _api.Next = (exchange, _) => _log.KeepAsync(exchange);
        _context = new PageContext(services =>
        {
            services.AddSingleton<IShopClient>(_api);
            services.AddSingleton<IExchangeLog>(_log);
            services.AddSingleton<IServer>(new StandingServer(["http://localhost:5080"]));
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddOptions<ShopOptions>();
            services.AddSingleton<OwnAddress>();
            services.AddSingleton<OwnCertificates>();
            services.AddSingleton<ShopAddress>();
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
    public async Task Call_AnsweredCompressed_ShowsTheTextAndSaysHowItCame()
    {
        using var coded = new MemoryStream();
        await using (var gzip = new GZipStream(coded, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("""{"told":1}"""u8);
        }

        await _log.KeepAsync(new Exchange
        {
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
            $"It came as {coded.Length} B of gzip, inflated here to 10 B.", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[download]"));
    }

    [Fact]
    public async Task Preset_Pressed_CallsAndOpensTheCallsAddress()
    {
        var page = Open("api-calls");

        await page.ClickAsync(".preset");

        await page.ShowsAsync(() => Assert.EndsWith("api-calls?call=1", Address, StringComparison.Ordinal));
        Assert.Equal(["GET users/123"], _api.Calls);
        await page.ShowsAsync(() => Assert.Contains("call 1", page.Find("[data-testid=api-exchange]").TextContent, StringComparison.Ordinal));
        Assert.Contains("YOUR_API_KEY", page.Find(".snippets pre").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/", "Enter a path alone")]
    [InlineData("", "Enter a path")]
    public async Task Path_ThatIsNone_IsSaidAndNotCalled(string path, string said)
    {
        var page = Open("api-calls");
        await page.ChangeAsync(".path input", path);

        await page.SubmitAsync("form.path");

        Assert.Contains(said, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_api.Calls);
    }

    [Fact]
    public async Task Call_InTheAddress_IsOpenedWithItsFault()
    {
        await _log.KeepAsync(new Exchange { Method = "GET", Url = "http://shop.test/a", Outcome = PullOutcome.Unreachable, Fault = "Nothing listens." });
        await _log.KeepAsync(new Exchange { Method = "GET", Url = "http://shop.test/b", Status = 200 });

        var page = Open("api-calls?call=1");

        await page.ShowsAsync(() =>
        {
            var open = page.Find("[data-testid=api-exchange]").TextContent;
            Assert.Contains("Nothing listens.", open, StringComparison.Ordinal);
            Assert.Contains("nothing was sent", open, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Call_ThatIsNotKept_SaysSo()
    {
        var page = Open("api-calls?call=312");

        await page.ShowsAsync(() => Assert.Contains("Call 312 is not kept", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dispose_WhileACallIsUnderWay_CancelsItAndLeavesNothingBehind()
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

    private string Address => _context.Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<ApiCallsPage> Open(string address)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _context.Render<ApiCallsPage>();
    }
}
