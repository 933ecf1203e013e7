using System.Text;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class ShopClientTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private const string Kettle = """[{"id":107,"name":"Copper kettle 1.2 l","price":118.00,"currency":"EUR","stock":2}]""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Products_Answered_AreReadAndTheCallIsKeptByteForByte()
    {
        var answer = $"{Json}ETag: \"p1\"\r\nX-Text: grün\r\nContent-Length: {Kettle.Length}\r\n\r\n{Kettle}";
        await using var server = RawServer.Saying(answer);
        await using var shop = new AShopClient(server.Url + "/api/v1/");

        var products = await shop.Client.ProductsAsync("\"p0\"", Cancel);

        Assert.Equal(new ShopProduct("107", "Copper kettle 1.2 l", 118m, "EUR", 2), Assert.Single(products.Value!));
        var kept = Assert.Single(shop.Log.All);
        Assert.Equal(kept, products.Exchange);
        Assert.Equal((PullOutcome.Answered, 200, null), (kept.Outcome, kept.Status, kept.Fault));
        Assert.Equal(server.Url + "/api/v1/products", kept.Url);
        Assert.Equal("\"p1\"", kept.ResponseHeader("etag"));
        Assert.Equal(Kettle, Encoding.UTF8.GetString(kept.ResponseBody.Span));

        var heard = Assert.Single(server.Heard);
        Assert.Equal(heard.Length, kept.BytesOut);
        Assert.Equal(Encoding.UTF8.GetByteCount(answer), kept.BytesIn);
        Assert.Equal(
            Encoding.UTF8.GetString(heard),
            "GET /api/v1/products HTTP/1.1\r\n" + string.Concat(kept.RequestHeaders.Select(line =>
                $"{line.Name}: {line.Value}\r\n")).Replace("sk_…c41f", AShopClient.ApiKey, StringComparison.Ordinal) + "\r\n");
        Assert.Contains(new HeaderLine("If-None-Match", "\"p0\""), kept.RequestHeaders);
    }

    [Fact]
    public async Task Call_OfAnyKind_KeepsTheKeyNowhere()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var shop = new AShopClient(server.Url);

        await shop.Client.ProductsAsync(null, Cancel);

        var kept = Assert.Single(shop.Log.All);
        Assert.Contains(new HeaderLine("Authorization", "Bearer sk_…c41f"), kept.RequestHeaders);
        Assert.DoesNotContain(AShopClient.ApiKey, kept.ToString() + string.Join('\n', kept.RequestHeaders), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timing_FirstCall_HasItsStepsInOrder_AndTheSecondTookTheOpenConnection()
    {
        await using var server = RawServer.Saying($"{Json}Content-Length: 2\r\n\r\n[]");
        await using var shop = new AShopClient(server.Url);

        var first = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;
        var second = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.True(0 < first.ConnectedMs && first.ConnectedMs < first.FirstByteMs && first.FirstByteMs <= first.TotalMs, first.ToString());
        Assert.Equal(1, server.Connections);
        Assert.Null(second.ConnectedMs);
        Assert.True(0 < second.FirstByteMs && second.FirstByteMs <= second.TotalMs, second.ToString());
    }

    [Fact]
    public async Task Products_NotModified_SaysSoWithoutABody()
    {
        await using var server = RawServer.Saying("HTTP/1.1 304 Not Modified\r\nETag: \"p1\"\r\n\r\n");
        await using var shop = new AShopClient(server.Url);

        var products = await shop.Client.ProductsAsync("\"p1\"", Cancel);

        Assert.Null(products.Value);
        Assert.Equal((PullOutcome.NotModified, 304, null), (products.Exchange.Outcome, products.Exchange.Status, products.Exchange.Fault));
        Assert.True(products.Exchange.IsSuccess);
    }

    [Theory]
    [InlineData(401, PullOutcome.Unauthorised, "set Shop:ApiKey")]
    [InlineData(403, PullOutcome.Unauthorised, "forbids this")]
    [InlineData(404, PullOutcome.Refused, "nothing there (404)")]
    [InlineData(429, PullOutcome.Refused, "wait (7 s)")]
    [InlineData(500, PullOutcome.Refused, "ask again in a while (7 s)")]
    public async Task Answer_OfAStatusThatRefuses_IsSaidWithTheShopsOwnWord(int status, PullOutcome outcome, string said)
    {
        const string Problem = """{"title":"The till is closed"}""";
        await using var server = RawServer.Saying(
            $"HTTP/1.1 {status} Whatever\r\nContent-Type: application/problem+json\r\nRetry-After: 7\r\nContent-Length: {Problem.Length}\r\n\r\n{Problem}");
        await using var shop = new AShopClient(server.Url);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((outcome, status), (exchange.Outcome, exchange.Status));
        Assert.Contains(said, exchange.Fault, StringComparison.Ordinal);
        Assert.EndsWith("It says: “The till is closed”.", exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(Problem, Encoding.UTF8.GetString(exchange.ResponseBody.Span));
    }

    [Theory]
    [InlineData("text/html", "<!doctype html><h1>Welcome", "no JSON but text/html")]
    [InlineData("application/json", """[{"id":1,""", "says that it is application/json, but it is no JSON")]
    [InlineData("application/json", "", "no JSON")]
    [InlineData("application/json", """{"products":[]}""", "not what was asked for")]
    [InlineData("application/json", """[{"id":1,"name":"No price"}]""", "not what was asked for")]
    [InlineData("application/json", """[{"id":1,"name":null,"price":1,"currency":"EUR","stock":1}]""", "not what was asked for")]
    [InlineData("application/json", """[{"id":1,"name":"x","price":1e400,"currency":"EUR","stock":1}]""", "not what was asked for")]
    [InlineData("application/json", "[null]", "not what was asked for")]
    public async Task Products_OfSomethingElse_AreNotUnderstoodButShown(string type, string body, string said)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await using var shop = new AShopClient(server.Url);

        var products = await shop.Client.ProductsAsync(null, Cancel);

        Assert.Null(products.Value);
        Assert.Equal(PullOutcome.NotUnderstood, products.Exchange.Outcome);
        Assert.Contains(said, products.Exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(body, Encoding.UTF8.GetString(products.Exchange.ResponseBody.Span));
        Assert.Equal(products.Exchange, Assert.Single(shop.Log.All));
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsReadToTheBoundAndNoFurther()
    {
        var sent = 0L;
        await using var server = RawServer.Doing(async (stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Json + "\r\n"), cancel);
            var chunk = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(chunk, cancel);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });
        await using var shop = new AShopClient(server.Url);

        var exchange = await shop.Client.GetAsync(ShopPath.Of($"huge"), Cancel);

        Assert.Equal((PullOutcome.TooLarge, 200, true), (exchange.Outcome, exchange.Status, exchange.IsCut));
        Assert.Equal(ShopExchanger.MaxKeptBytes, exchange.ResponseBody.Length);
        Assert.InRange(exchange.BytesIn, ShopExchanger.MaxReadBytes, ShopExchanger.MaxReadBytes + 1_000);
    }

    [Fact]
    public async Task Answer_TooSlow_IsTimedOutAndSaysWhatIsSlow()
    {
        await using var server = RawServer.Doing((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var shop = new AShopClient(server.Url, timeout: TimeSpan.FromMilliseconds(200));

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.TimedOut, null), (exchange.Outcome, exchange.Status));
        Assert.StartsWith("No whole answer within 0.2 s", exchange.Fault, StringComparison.Ordinal);
        Assert.True(exchange.BytesOut > 0 && exchange.BytesIn == 0);
        Assert.NotNull(exchange.ConnectedMs);
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_IsUnreachableWithWhatCame()
    {
        await using var server = RawServer.Doing(async (stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Json + "Content-Length: 100\r\n\r\n[1,"), cancel);
            throw new IOException("Hangs up.");
        });
        await using var shop = new AShopClient(server.Url);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Unreachable, 200), (exchange.Outcome, exchange.Status));
        Assert.Contains("before its answer was whole", exchange.Fault, StringComparison.Ordinal);
        Assert.NotNull(exchange.FirstByteMs);
    }

    [Fact]
    public async Task Call_WhereNothingListens_SentNothing()
    {
        string url;
        await using (var gone = RawServer.Saying(""))
        {
            url = gone.Url;
        }

        await using var shop = new AShopClient(url);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Unreachable, 0L, null), (exchange.Outcome, exchange.BytesOut, exchange.ConnectedMs));
        Assert.StartsWith("Nothing listens at 127.0.0.1:", exchange.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAPrivateAddress_IsRefusedByTheGuard()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var shop = new AShopClient(receiver.Url.AbsoluteUri, allowPrivate: false);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Guarded, 0L), (exchange.Outcome, exchange.BytesOut));
        Assert.Contains("Outbound:AllowPrivateNetworks", exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Requests);
    }

    [Fact]
    public async Task Redirect_ToAnotherAddress_IsToldAndNotFollowed()
    {
        await using var secret = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Redirect(secret.Url.AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var shop = new AShopClient(receiver.Url.AbsoluteUri);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Refused, 302), (exchange.Outcome, exchange.Status));
        Assert.Contains(secret.Url.AbsoluteUri, exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(0, secret.Requests);
    }

    [Fact]
    public async Task Call_Cancelled_EndsAtOnceAndIsKept()
    {
        await using var server = RawServer.Doing((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var shop = new AShopClient(server.Url);
        using var cancel = new CancellationTokenSource();

        var call = shop.Client.ProductsAsync(null, cancel.Token);
        await TestKit.Until.TrueAsync(() => server.Heard.Count == 1);
        await cancel.CancelAsync();

        Assert.Equal(PullOutcome.Cancelled, (await call).Exchange.Outcome);
        Assert.Equal(PullOutcome.Cancelled, Assert.Single(shop.Log.All).Outcome);
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_IsKeptAsFarAsItCame()
    {
        await using var server = RawServer.Doing(async (stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n[{\"id\":1,"u8.ToArray(), cancel);
            stream.Close();
        });
        await using var shop = new AShopClient(server.Url);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Unreachable, 200, true), (exchange.Outcome, exchange.Status, exchange.BrokeOff));
        Assert.Equal("[{\"id\":1,", Encoding.UTF8.GetString(exchange.ResponseBody.Span));
        Assert.True(exchange.BytesIn > exchange.ResponseBody.Length);
    }

    [Fact]
    public async Task Call_WithoutAnAddress_SaysWhatToSet()
    {
        await using var shop = new AShopClient(null);

        var exchange = (await shop.Client.ProductsAsync(null, Cancel)).Exchange;

        Assert.Equal((PullOutcome.Unreachable, PullFault.NoAddress), (exchange.Outcome, exchange.Fault));
    }

    [Fact]
    public async Task Posts_OfEachKind_SayWhatTheContractSays()
    {
        List<string> seen = [];
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            seen.Add($"{context.Request.Method} {context.Request.Path} {context.Request.ContentType} {body}");
        });
        await using var shop = new AShopClient(receiver.Url.AbsoluteUri);

        await shop.Client.SetStockAsync("107", 20, Cancel);
        await shop.Client.RegisterAsync("Ada", "ada@example.com", Cancel);
        await shop.Client.OrderAsync("123", "107", 2, Cancel);
        await shop.Client.PayAsync("9", "completed", Cancel);
        await shop.Client.MoveOrderAsync("9", "shipped", Cancel);
        var last = await shop.Client.SayAsync("a/b", "Ada", "Hi", Cancel);

        Assert.Equal(
            [
                """POST /products/107/stock application/json {"quantity":20}""",
                """POST /users application/json {"name":"Ada","email":"ada@example.com"}""",
                """POST /orders application/json {"user_id":123,"product_id":107,"quantity":2}""",
                """POST /orders/9/payment application/json {"status":"completed"}""",
                """POST /orders/9/status application/json {"status":"shipped"}""",
                """POST /rooms/a%2Fb/messages application/json {"from":"Ada","text":"Hi"}""",
            ],
            seen);
        Assert.Equal("""{"from":"Ada","text":"Hi"}""", Encoding.UTF8.GetString(last.RequestBody.Span));
        Assert.Equal(PullOutcome.Answered, last.Outcome);
    }
}
