using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>What was typed is sent byte for byte, or refused with an explanation.</summary>
public sealed class AsTypedTests : IAsyncDisposable
{
    private const string Typed = "/hooks/inbox/%7Euser/a%2Fb/./c/../d:e//?sig=%41%2B%2F%3D&x=a|b";

    private readonly ASender _sender = new(allowPrivate: true);

    public ValueTask DisposeAsync() => _sender.DisposeAsync();

    [Theory]
    [InlineData(Typed)]
    [InlineData("/%4A/%4a/%zz/%")]
    [InlineData("/..;/a/../../b/%2e%2e/.")]
    [InlineData("""/a\b"c<d>e^f`g{h}i""")]
    [InlineData("/?filter[status]=paid&ids={1,2}&=&&a==b?c")]
    [InlineData("//double//slash/")]
    [InlineData("/größe?q=ü&smile=🙂")]
    public async Task SendAsync_PathAndQuery_GoOutAsTyped(string target)
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"http://{receiver.Authority}{target}");

        Assert.StartsWith($"POST {Bytes(target)} HTTP/1.1\r\n", Assert.Single(receiver.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("?a=1", "/?a=1")]
    public async Task SendAsync_NoPath_SendsASlash(string typed, string sent)
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"http://{receiver.Authority}{typed}");

        Assert.StartsWith($"POST {sent} HTTP/1.1\r\n", Assert.Single(receiver.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LocalHost")]
    [InlineData("0x7F000001")]
    [InlineData("127.1")]
    public async Task SendAsync_Host_GoesOutAsTyped(string host)
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"HTTP://{host}:{receiver.Port}/Path");

        Assert.StartsWith(
            $"POST /Path HTTP/1.1\r\nHost: {host}:{receiver.Port}\r\n", Assert.Single(receiver.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_Headers_KeepNameOrderRepeatsAndEmptyValues()
    {
        await using var receiver = RawReceiver.Start();
        HeaderLine[] headers =
        [
            new("content-type", "Text/Weird;x=\"y\" ;  z"), new("X-Empty", ""), new("x-request-id", "1"), new("AUTHORIZATION", "b"),
            new("X-Twice", "1"), new("cookie", "a=1"), new("x-twice", "2"), new("Cookie", "b=2"), new("X-Text", "grün \t🙂"),
            new("content-length", "2"), new("Content-Encoding", ""), new("host", "Other.example"), new("user-agent", "Mine/1.0 (a) b"), new("expect", "nothing"),
        ];

        await SendAsync($"http://{receiver.Authority}/", headers);

        Assert.Equal(
            "POST / HTTP/1.1\r\n" + string.Concat(headers.Select(line => $"{line.Name}: {Bytes(line.Value)}\r\n")) + "\r\n{}",
            Assert.Single(receiver.Requests));
    }

    [Fact]
    public async Task SendAsync_NothingTyped_AddsOnlyRequiredHeaders()
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"http://{receiver.Authority}/");
        await SendAsync($"http://{receiver.Authority}/", method: "GET", body: "");

        Assert.Equal(
            [
                $"POST / HTTP/1.1\r\nHost: {receiver.Authority}\r\nUser-Agent: WebhookDashboard\r\nContent-Length: 2\r\n\r\n{{}}",
                $"GET / HTTP/1.1\r\nHost: {receiver.Authority}\r\nUser-Agent: WebhookDashboard\r\n\r\n",
            ],
            receiver.Requests);
        Assert.Equal(1, receiver.Connections);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("PURGE")]
    [InlineData("M-SEARCH")]
    [InlineData("TRACE")]
    [InlineData("get")]
    public async Task SendAsync_Method_GoesOutAsTyped(string method)
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"http://{receiver.Authority}/", method: method);

        Assert.StartsWith($"{method} / HTTP/1.1\r\n", Assert.Single(receiver.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nb\nc\r")]
    [InlineData("\ufeff{}")]
    [InlineData("@/etc/hostname")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task SendAsync_Body_GoesOutAsTyped(string body)
    {
        await using var receiver = RawReceiver.Start();

        await SendAsync($"http://{receiver.Authority}/", body: body);
        await SendAsync($"http://{receiver.Authority}/next");

        Assert.EndsWith("\r\n\r\n" + Bytes(body), receiver.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /next HTTP/1.1\r\n", receiver.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_LargeBody_AsksFirstAndGoesOutWhole()
    {
        await using var receiver = RawReceiver.Start();
        var body = new string('x', 3_000_000);

        await SendAsync($"http://{receiver.Authority}/", body: body);

        var (head, sent) = Parts(Assert.Single(receiver.Requests));
        Assert.Contains("\r\nExpect: 100-continue\r\n", head, StringComparison.Ordinal);
        Assert.Equal(body, sent);
    }

    [Fact]
    public async Task SendAsync_LongHead_GoesOutWhole()
    {
        await using var receiver = RawReceiver.Start();
        HeaderLine[] headers = [.. Enumerable.Range(0, 50).Select(n => new HeaderLine($"x-{n}", new string('x', n * 83)))];

        await SendAsync($"http://{receiver.Authority}/", headers);
        await SendAsync($"http://{receiver.Authority}/next");

        Assert.Contains(
            string.Concat(headers.Select(line => $"{line.Name}: {line.Value}\r\n")), receiver.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /next ", receiver.Requests[1], StringComparison.Ordinal);
        Assert.Equal(1, receiver.Connections);
    }

    [Fact]
    public async Task SendAsync_ManyAtATime_KeepTheirOwnHeads()
    {
        await using var receiver = RawReceiver.Start();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n =>
            SendAsync($"http://{receiver.Authority}/{n}%7E", [new("x-n", $"{n}")], body: $"{n}")));

        Assert.Equal(200, receiver.Requests.Count);
        Assert.All(receiver.Requests, request =>
        {
            var (head, n) = Parts(request);
            Assert.StartsWith($"POST /{n}%7E HTTP/1.1\r\n", head, StringComparison.Ordinal);
            Assert.Contains($"\r\nx-n: {n}\r\n", head, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("http://{0}/a b", "contains a space at position {1}", 3)]
    [InlineData("http://{0}/a#b", "contains # at position {1}", 3)]
    [InlineData("http://{0}/a\tb", "contains the control character U+0009 at position {1}", 3)]
    [InlineData("http://me:secret@{0}/", "contains a user name", 0)]
    [InlineData("http://ex\\ample/", "contains \\ at position 10", 0)]
    [InlineData("http://bücher.example/", "contains ü at position 9", 0)]
    [InlineData("http:///x", "has no host", 0)]
    [InlineData("http://a:b/x", "is not a host", 0)]
    public async Task SendAsync_InvalidUrl_IsRefusedWithThePosition(string form, string said, int afterHost)
    {
        await using var receiver = RawReceiver.Start();
        var url = string.Format(null, form, receiver.Authority);
        var position = "http://".Length + receiver.Authority.Length + afterHost;

        var failed = Assert.IsType<SendResult.Failed>(await SendAsync(url));

        Assert.Contains(string.Format(null, said, "", position), failed.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("Content-Length", "3", "The body has 2 bytes")]
    [InlineData("Content-Length", "+2", "The body has 2 bytes")]
    [InlineData("Transfer-Encoding", "chunked", "remove Transfer-Encoding")]
    [InlineData("X-Text", "a\u0001", "contains the control character U+0001 at position 2")]
    [InlineData("X-Text", "a\nb", "contains a line break")]
    [InlineData("", "a", "'' is not a header name")]
    public async Task SendAsync_HeaderThatWouldBeChanged_IsRefused(string name, string value, string said)
    {
        await using var receiver = RawReceiver.Start();

        var failed = Assert.IsType<SendResult.Failed>(await SendAsync($"http://{receiver.Authority}/", [new(name, value)]));

        Assert.Contains(said, failed.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task SendAsync_UnpairedSurrogate_IsRefused()
    {
        var inUrl = Assert.IsType<SendResult.Failed>(await SendAsync("http://127.0.0.1:9/\ud800"));
        var inHeader = Assert.IsType<SendResult.Failed>(await SendAsync("http://127.0.0.1:9/", [new("X-Text", "🙂\udc00")]));

        Assert.Contains("contains half of a surrogate pair at position 20", inUrl.Reason, StringComparison.Ordinal);
        Assert.Contains("contains half of a surrogate pair at position 3", inHeader.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_LengthTwice_IsRefused()
    {
        var failed = Assert.IsType<SendResult.Failed>(
            await SendAsync("http://127.0.0.1:9/", [new("Content-Length", "2"), new("content-length", "2")]));

        Assert.Contains("Content-Length is listed twice", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignatureScheme.Square, "")]
    [InlineData(SignatureScheme.Twilio, "application/x-www-form-urlencoded")]
    [InlineData(SignatureScheme.Hmac, "")]
    public async Task SendAsync_SchemeThatSignsTheUrl_SignsItAsTyped(string scheme, string contentType)
    {
        await using var receiver = RawReceiver.Start();
        var url = $"http://LOCALHOST:{receiver.Port}{Typed}";
        var hmac = scheme == SignatureScheme.Hmac ? new HmacSettings { Header = "X-Sig", SignedText = "{url}{method}{body}" } : null;

        await SendAsync(url, [new("Content-Type", contentType)], sign: new SignWith(scheme, "secret") { Hmac = hmac });

        var request = Assert.Single(receiver.Requests);
        var check = SignatureSchemes.Verify(
            new SignedRequest(name => HeaderOf(request, name), "{}"u8.ToArray(), "POST", url),
            new SignatureSettings { Scheme = scheme, Secrets = ["secret"], Hmac = hmac }, DateTimeOffset.UtcNow);
        Assert.Equal(Verdict.Valid, check.Verdict);
        Assert.StartsWith($"POST {Typed} ", request, StringComparison.Ordinal);
    }

    private static string? HeaderOf(string request, string name) => request.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    private static (string Head, string Body) Parts(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return (request[..end], request[end..]);
    }

    /// <summary>The text as UTF-8, one character per byte.</summary>
    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private Task<SendResult> SendAsync(
        string url, HeaderLine[]? headers = null, string method = "POST", string body = "{}", SignWith? sign = null) =>
        _sender.SendAsync(url, method, body, sign, headers);
}
