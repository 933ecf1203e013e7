using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Client;

public sealed class ShopClientTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private const string Kettle = """[{"id":107,"name":"Copper kettle 1.2 l","price":118.00,"currency":"EUR","stock":2}]""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Products_Answered_AreReadAndTheCallIsStoredExactly()
    {
        var answer = $"{Json}ETag: \"p1\"\r\nX-Text: grün\r\nContent-Length: {Kettle.Length}\r\n\r\n{Kettle}";
        await using var server = RawServer.Saying(answer);
        await using var shop = new AShopClient(server.Url + "/api/v1/");

        var products = await shop.Client.ProductsAsync("\"p0\"", Cancel);

        Assert.Equal(new ShopProduct("107", "Copper kettle 1.2 l", 118m, "EUR", 2), Assert.Single(products.Value!));
        var kept = Assert.Single(shop.Log.All);
        Assert.Equal(kept, products.Exchange);
        Assert.Equal(("shop", PullOutcome.Answered, 200, null), (kept.Source, kept.Outcome, kept.Status, kept.Fault));
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
    public async Task Products_NotModified_SaysSoWithoutABody()
    {
        await using var server = RawServer.Saying("HTTP/1.1 304 Not Modified\r\nETag: \"p1\"\r\n\r\n");
        await using var shop = new AShopClient(server.Url);

        var products = await shop.Client.ProductsAsync("\"p1\"", Cancel);

        Assert.Null(products.Value);
        Assert.Equal((PullOutcome.NotModified, 304, null), (products.Exchange.Outcome, products.Exchange.Status, products.Exchange.Fault));
        Assert.True(products.Exchange.IsSuccess);
    }

    [Fact]
    public async Task Products_Compressed_AreReadAndReadAgainFromTheLog()
    {
        await using var server = CompressedKettle();
        await using var shop = new AShopClient(server.Url);

        var products = await shop.Client.ProductsAsync(null, Cancel);

        Assert.Equal("107", Assert.Single(products.Value!).Id);
        var kept = await shop.Catalogue.ReadAsync(Cancel);

        Assert.Equal("107", Assert.Single(kept!.Value!).Id);
    }

    [Fact]
    public async Task Posts_OfEachKind_MatchTheContract()
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

    private static RawServer CompressedKettle()
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Kettle));
        }

        byte[] answer = [.. Encoding.ASCII.GetBytes($"{Json}Content-Encoding: gzip\r\nContent-Length: {coded.ToArray().Length}\r\n\r\n"), .. coded.ToArray()];
        return RawServer.Doing((stream, cancel) => stream.WriteAsync(answer, cancel).AsTask());
    }
}
