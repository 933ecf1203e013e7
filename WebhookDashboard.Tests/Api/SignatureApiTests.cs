using System.Net;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using WebhookDashboard.Tests.Signatures;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>Every scheme end to end: set by the API, then signed and sent, or sent as the provider publishes it.</summary>
public sealed class SignatureApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly HmacSettings Hmac = new()
    {
        Header = "X-Sig", Algorithm = HmacAlgorithm.Sha512, Encoding = SignatureEncoding.Base64, Prefix = "sig ", SignedText = "{method} {url} {timestamp:X-At}\n{body}",
    };

    public static TheoryData<string> Schemes => [.. SignatureSchemes.All.Select(scheme => scheme.Facts.Name)];

    public static TheoryData<string> Examples => [.. PublishedExamples.All.Select(example => example.Name)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Send_SignedWithTheEndpointsOwnSecret_IsValid(string scheme)
    {
        var slug = await NewEndpointAsync(scheme, SignatureSchemes.ByName[scheme].NewSecret());

        foreach (var body in new[] { """{ "type": "a" }""", "\"plain text\"", "\"a=1&b=%2B2\", \"headers\": { \"Content-Type\": \"application/x-www-form-urlencoded\" }" })
        {
            var check = await SendAsync($$"""{ "endpoint": "{{slug}}", "body": {{body}}, "sign": { "scheme": "{{scheme}}" } }""");
            Assert.Equal(("valid", scheme), (check.GetProperty("verdict").GetString(), check.GetProperty("scheme").GetString()));
        }
    }

    [Theory]
    [InlineData(SignatureScheme.Twilio)]
    [InlineData(SignatureScheme.Square)]
    [InlineData(SignatureScheme.Hmac)]
    public async Task Send_ToAnEndpointWithAPublicUrl_SignsThatUrl(string scheme)
    {
        var slug = await NewEndpointAsync(scheme, "s3cret", "https://hooks.example.com/in?tenant=7");

        var check = await SendAsync($$"""{ "endpoint": "{{slug}}", "body": { "a": 1 }, "sign": { "scheme": "{{scheme}}" } }""");

        Assert.Equal("valid", check.GetProperty("verdict").GetString());
        var (_, read) = await api.CallAsync("GET", $"endpoints/{slug}");
        Assert.Equal("https://hooks.example.com/in?tenant=7", read.GetProperty("signature").GetProperty("publicUrl").GetString());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Receive_PublishedExample_IsJudgedByItsBytes(string name)
    {
        var example = PublishedExamples.All.Single(one => one.Name == name);
        var slug = await NewEndpointAsync(example.Scheme, example.Secret, example.Url, example.Hmac, tolerance: null);

        var check = await PostAsync(slug, example);
        var twin = await PostAsync(slug, example with { Body = [.. example.Body, (byte)'x'] });

        Assert.Equal("valid", check.GetProperty("verdict").GetString());
        Assert.Equal("mismatch", twin.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Receive_OwnPublicUrl_IsTheSignedUrl()
    {
        var slug = await NewEndpointAsync(SignatureScheme.Square, "key");
        var url = $"{api.Host.BaseAddress}hooks/{slug}/a%20b/../c?x=%2F&y";
        var signed = (SigningResult.Signed)SignatureSchemes.ByName[SignatureScheme.Square].Sign(
            new RequestToSign { Secret = "key", MessageId = "", Body = "{}"u8.ToArray(), Now = default, Url = $"{api.Host.BaseAddress}hooks/{slug}/c?x=%2F&y" });

        // The client may rewrite the path; the signature is of what was sent.
        var check = await PostAsync(slug, PublishedExamples.Of(SignatureScheme.Square) with
        {
            Body = "{}"u8.ToArray(), Headers = signed.Headers.ToDictionary(line => line.Name, line => line.Value),
        }, url);

        Assert.Equal("valid", check.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Put_ReadHmacSettings_ChangesNothing()
    {
        var slug = await NewEndpointAsync(SignatureScheme.Hmac, "a secret of the sender", "https://x.example/?a=b");
        var (_, read) = await api.CallAsync("GET", $"endpoints/{slug}");

        var (status, json) = await api.CallAsync("PUT", $"endpoints/{slug}", read.GetRawText());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(read.GetRawText(), json.GetRawText());
        Assert.Equal(
            """{"header":"X-Sig","algorithm":"sha512","encoding":"base64","prefix":"sig ","signedText":"{method} {url} {timestamp:X-At}\n{body}"}""",
            json.GetProperty("signature").GetProperty("hmac").GetRawText());
        Assert.Equal(["…nder"], json.GetProperty("signature").GetProperty("secrets").EnumerateArray().Select(one => one.GetString()!));
    }

    [Fact]
    public async Task Send_EndpointWithOnlyAPublicKey_SaysThatItCannotSign()
    {
        var slug = await NewEndpointAsync(SignatureScheme.Discord, "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

        Assert.Contains(
            "only a public key",
            await api.RefusalAsync(HttpStatusCode.BadRequest, "POST", "send", $$"""{ "endpoint": "{{slug}}", "body": {}, "sign": { "scheme": "discord" } }"""),
            StringComparison.Ordinal);
        var check = await SendAsync(
            $$"""{ "endpoint": "{{slug}}", "body": {}, "sign": { "scheme": "discord", "secret": "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60" } }""");
        Assert.Equal("valid", check.GetProperty("verdict").GetString());
    }

    private async Task<string> NewEndpointAsync(
        string scheme, string secret, string? publicUrl = null, HmacSettings? hmac = null, int? tolerance = 300)
    {
        var settings = new
        {
            scheme, secrets = new[] { secret }, publicUrl, toleranceSeconds = tolerance,
            hmac = scheme == SignatureScheme.Hmac ? hmac ?? Hmac : null,
        };
        return await api.NewEndpointAsync($", \"signature\": {JsonSerializer.Serialize(settings, JsonSerializerOptions.Web)}");
    }

    private async Task<JsonElement> SendAsync(string json)
    {
        var (status, sent) = await api.CallAsync("POST", "send", json);
        Assert.True(status == HttpStatusCode.OK, sent.GetRawText());
        return await SignatureOfAsync(sent.GetProperty("eventId").GetString());
    }

    private async Task<JsonElement> PostAsync(string slug, SignedExample example, string? url = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(example.Method), url ?? $"{api.Host.BaseAddress}hooks/{slug}{QueryOf(example.Url)}");
        request.Content = new ByteArrayContent(example.Body);
        foreach (var (name, value) in example.Headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value));
        }

        using var answer = await api.Client.SendAsync(request, Cancelled);
        return await SignatureOfAsync(answer.Headers.GetValues("X-Event-Id").Single());
    }

    /// <summary>Twilio adds a hash of the body to each request.</summary>
    private static string QueryOf(string url) => url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? url[at..] : "";

    private async Task<JsonElement> SignatureOfAsync(string? id)
    {
        var (_, kept) = await api.CallAsync("GET", $"events/{id}");
        return kept.GetProperty("signature");
    }
}
