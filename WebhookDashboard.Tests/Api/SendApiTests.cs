using System.Net;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class SendApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Theory]
    [InlineData("""{ "template": "payment.completed" }""", "payment", "application/json")]
    [InlineData("""{ "endpoint": "inbox", "template": "payment.completed" }""", "inbox", "application/json")]
    [InlineData("""{ "endpoint": "inbox", "body": { "type": "x" } }""", "inbox", "application/json")]
    [InlineData("""{ "endpoint": "inbox", "body": "[1]" }""", "inbox", "application/json")]
    [InlineData("""{ "endpoint": "inbox", "body": "hello" }""", "inbox", "text/plain; charset=utf-8")]
    [InlineData("""{ "endpoint": "inbox", "body": "<a/>", "headers": { "content-type": "text/xml" } }""", "inbox", "text/xml")]
    public async Task Send_ToAnEndpoint_BecomesAnEvent(string json, string endpoint, string contentType)
    {
        var (status, sent) = await api.CallAsync("POST", "send", json);

        Assert.Equal((HttpStatusCode.OK, 200), (status, sent.GetProperty("status").GetInt32()));
        Assert.Equal("OK", sent.GetProperty("responseBody").GetString());
        Assert.True(sent.GetProperty("elapsedMs").GetDouble() > 0);
        var (_, kept) = await api.CallAsync("GET", $"events/{sent.GetProperty("eventId").GetString()}");
        Assert.Equal(endpoint, kept.GetProperty("endpoint").GetString());
        Assert.Equal(contentType, kept.GetProperty("contentType").GetString());
    }

    [Theory]
    [InlineData(""" "sign": { "scheme": "standardwebhooks" } """, "valid")]
    [InlineData(""" "sign": { "scheme": "standardwebhooks", "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD" } """, "mismatch")]
    [InlineData(""" "sign": null """, "missing")]
    public async Task Send_Signed_IsJudgedByTheEndpoint(string sign, string verdict)
    {
        var slug = await api.NewEndpointAsync($$""", "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"] }""");

        var (_, sent) = await api.CallAsync("POST", "send", $$"""{ "endpoint": "{{slug}}", "body": {}, {{sign}} }""");

        var (_, kept) = await api.CallAsync("GET", $"events/{sent.GetProperty("eventId").GetString()}");
        Assert.Equal(verdict, kept.GetProperty("signature").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Send_ToAnAbsoluteUrl_ReturnsTheAnswer()
    {
        var (status, sent) = await api.CallAsync(
            "POST", "send", $$"""{ "url": "{{api.Host.BaseAddress}}hooks/no-such", "body": "x" }""");

        Assert.Equal((HttpStatusCode.OK, 404), (status, sent.GetProperty("status").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sent.GetProperty("eventId").ValueKind);
    }

    [Fact]
    public async Task Send_ToAUrlInOddSpelling_IsStoredAsTyped()
    {
        const string path = "/hooks/inbox/%7Euser/a%2Fb/./c/../d:e";
        const string query = "?sig=%41%2B%2F%3D&x=a|b";

        var (_, sent) = await api.CallAsync(
            "POST", "send", $$"""{ "url": "{{api.Host.BaseAddress.ToString().TrimEnd('/')}}{{path}}{{query}}", "body": "x" }""");

        var (_, kept) = await api.CallAsync("GET", $"events/{sent.GetProperty("eventId").GetString()}");
        Assert.Equal((path, query), (kept.GetProperty("path").GetString(), kept.GetProperty("query").GetString()));
    }

    [Fact]
    public async Task Send_MethodAndHeaders_GoOutAsGiven()
    {
        await using var receiver = RawReceiver.Start();

        var (status, _) = await api.CallAsync(
            "POST", "send",
            $$"""{ "url": "http://{{receiver.Authority}}", "method": "put", "body": "x", "headers": { "x-b": "1", "X-Empty": "", "X-A": "2", "x-b": "ü" } }""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            $"put / HTTP/1.1\r\nHost: {receiver.Authority}\r\nx-b: 1\r\nX-Empty: \r\nX-A: 2\r\nx-b: Ã¼\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nUser-Agent: WebhookDashboard\r\nContent-Length: 1\r\n\r\nx",
            Assert.Single(receiver.Requests));
    }

    [Theory]
    [InlineData("", 301)]
    [InlineData(""", "followRedirects": false""", 301)]
    [InlineData(""", "followRedirects": true""", 200)]
    public async Task Send_ToARedirect_IsFollowedOnlyWhenAsked(string follow, int answered)
    {
        await using var receiver = RawReceiver.Start(request =>
            request.StartsWith("POST", StringComparison.Ordinal) ? RawReceiver.Redirect(301, "/else") : RawReceiver.Ok);

        var (_, sent) = await api.CallAsync("POST", "send", $$"""{ "url": "http://{{receiver.Authority}}", "body": "x"{{follow}} }""");

        Assert.Equal(answered, sent.GetProperty("status").GetInt32());
        var headers = sent.GetProperty("responseHeaders").EnumerateArray()
            .Select(header => $"{header.GetProperty("name").GetString()}: {header.GetProperty("value").GetString()}");
        Assert.Equal(answered == 301, headers.Contains("Location: /else"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://10.0.0.1/")]
    public async Task Send_NoAnswer_IsABadGatewayThatSaysWhy(string url) => Assert.NotEmpty(
        await api.RefusalAsync(HttpStatusCode.BadGateway, "POST", "send", $$"""{ "url": "{{url}}", "body": "x" }"""));

    [Theory]
    [InlineData("{}", "Give a body, or a template")]
    [InlineData("""{ "body": "x" }""", "give endpoint or url")]
    [InlineData("""{ "endpoint": "inbox", "url": "http://x.example", "body": "x" }""", "not both")]
    [InlineData("""{ "endpoint": "inbox", "template": "payment.completed", "body": "x" }""", "not both")]
    [InlineData("""{ "endpoint": "no-such", "body": "x" }""", "no endpoint 'no-such'")]
    [InlineData("""{ "endpoint": "a b", "body": "x" }""", "no endpoint 'a b'")]
    [InlineData("""{ "endpoint": "inbox", "template": "none" }""", "payment.completed")]
    [InlineData("""{ "url": "ftp://x.example", "body": "x" }""", "http:// or https:// URL")]
    [InlineData("""{ "url": "hooks/inbox", "body": "x" }""", "http:// or https:// URL")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "sign": { "scheme": "standardwebhooks" } }""", "no secret")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "sign": { "scheme": "standardwebhooks", "secret": "whsec_…LaSw" } }""", "masked")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "sign": { "scheme": "standardwebhooks", "secret": "whsec_???" } }""", "secret can't be read")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "sign": { "scheme": "hmac", "secret": "s", "hmac": { "header": "X-Sig", "signedText": "{header:X-A}{body}" } } }""", "X-A is signed but missing")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "methd": "PUT" }""", "methd")]
    [InlineData("""{ "endpoint": "inbox", "body": "a\ud800" }""", "half of a surrogate pair")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "headers": { "A b": "c" } }""", "'A b' is not a header name")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "headers": { "A": "b\nc" } }""", "contains a line break")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "headers": { "A": null } }""", "'headers' has the wrong type")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "headers": { "A": "\ud800" } }""", "'headers' has the wrong type")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "headers": { "Content-Length": "7" } }""", "Content-Length says '7'")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "method": "A B" }""", "'A B' is not an HTTP method")]
    [InlineData("""{ "endpoint": "inbox", "body": "x", "method": null }""", "method")]
    [InlineData("""{ "url": "http://x.example/a b", "body": "x" }""", "a space at position 19")]
    public async Task Send_InvalidRequest_ExplainsWhatToSend(string json, string expected) =>
        Assert.Contains(expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "POST", "send", json), StringComparison.Ordinal);
}
