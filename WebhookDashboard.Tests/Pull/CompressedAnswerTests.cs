using System.IO.Compression;
using System.Text;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

/// <summary>Compressed responses are decoded, and stored as they were on the wire.</summary>
public sealed class CompressedAnswerTests
{
    private const string Kettle = """[{"id":107,"name":"Copper kettle 1.2 l","price":118.00,"currency":"EUR","stock":2}]""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Products_Compressed_AreReadAndKeptAsTheyCame(string coding)
    {
        var body = Compress(Encoding.UTF8.GetBytes(Kettle), coding);
        var head = HeadOf("200 OK", coding, body.Length);
        await using var server = Saying(head, body);
        await using var api = new AnExchanger(server.Url);

        var readText = "";
        var exchange = await api.Exchanger.RunAsync(api.Source, AnExchanger.AGet("products"), Read, Cancel);

        Assert.Equal(Kettle, readText);
        Assert.Equal((PullOutcome.Answered, null), (exchange.Outcome, exchange.Fault));
        Assert.Equal(head.Length + body.Length, exchange.BytesIn);
        Assert.Equal(body, exchange.ResponseBody.ToArray());

        string? Read(Exchange answered, ReadOnlyMemory<byte> inflated)
        {
            readText = Encoding.UTF8.GetString(inflated.Span);
            return null;
        }
    }

    [Theory]
    [InlineData("gzip", "claims to be compressed with gzip but is not")]
    [InlineData("zstd", "claims to be compressed with zstd but is not")]
    [InlineData("compress", "is compressed with compress, which is not supported")]
    [InlineData("gzip, br", "is compressed with gzip, br, which is not supported")]
    public async Task Products_CorruptCompression_AreNotUnderstood(string coding, string said)
    {
        var body = "not compressed at all"u8.ToArray();
        await using var server = Saying(HeadOf("200 OK", coding, body.Length), body);
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal(PullOutcome.NotUnderstood, exchange.Outcome);
        Assert.Contains(said, exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(body, exchange.ResponseBody.ToArray());
    }

    [Fact]
    public async Task Products_DecompressionBomb_AreTooLarge()
    {
        var body = Compress(new byte[200 * 1024 * 1024], "gzip");
        await using var server = Saying(HeadOf("200 OK", "gzip", body.Length), body);
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal(PullOutcome.TooLarge, exchange.Outcome);
        Assert.Contains("inflates to more than 1,048,576 bytes", exchange.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_Compressed_IsQuoted()
    {
        var body = Compress("""{"error":"The till is closed"}"""u8.ToArray(), "gzip");
        await using var server = Saying(HeadOf("500 Whatever", "gzip", body.Length), body);
        await using var api = new AnExchanger(server.Url);

        var fault = (await api.GetAsync(Cancel)).Fault;

        Assert.EndsWith("It says: “The till is closed”.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("304 Not Modified")]
    public async Task Answer_WithoutABody_IsNotInflated(string status)
    {
        await using var server = Saying(HeadOf(status, "gzip", 0), []);
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.Exchanger.RunAsync(
            api.Source, AnExchanger.AGet("nothing"), (answered, body) => JsonBody.FaultOf(api.Source, answered, body), Cancel);

        Assert.True(exchange.IsSuccess, exchange.Fault);
    }

    private static RawServer Saying(string head, byte[] body) => RawServer.Doing(
        (stream, cancel) => stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], cancel).AsTask());

    private static string HeadOf(string status, string coding, int length) =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Encoding: {coding}\r\nContent-Length: {length}\r\n\r\n";

    private static byte[] Compress(byte[] body, string coding)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding switch
        {
            "deflate" => new ZLibStream(coded, CompressionMode.Compress),
            "br" => new BrotliStream(coded, CompressionMode.Compress),
            _ => new GZipStream(coded, CompressionMode.Compress),
        })
        {
            stream.Write(body);
        }

        return coded.ToArray();
    }
}
