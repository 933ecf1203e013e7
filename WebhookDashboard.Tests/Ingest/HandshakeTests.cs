using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>The handshakes by which providers check a new address.</summary>
public sealed class HandshakeTests : IAsyncLifetime
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(SignatureScheme.GitHub, "?hub.mode=subscribe&hub.verify_token=mine&hub.challenge=1158201444", "1158201444")]
    [InlineData(SignatureScheme.Hmac, "?hub.mode=subscribe&hub.challenge=a%20b%26%3Cc%3E", "a b&<c>")]
    [InlineData(SignatureScheme.Hmac, "?challenge=abc123", "abc123")]
    public async Task Get_ChallengeAtAPostOnlyRejectingEndpoint_IsAnsweredAndStored(string scheme, string query, string challenge)
    {
        await MakeAsync(scheme, Secret, SignatureFailure.Reject);

        using var answer = await _host.Client.GetAsync(new Uri("hooks/provider" + query, UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.OK, challenge), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal(Verdict.Unchecked, kept.Signature.Verdict);
        Assert.Contains("sent back", kept.Signature.Reason, StringComparison.Ordinal);
        Assert.Equal(new EventAnswer(200, AnswerReason.Handshake), kept.Answer);
    }

    [Theory]
    [InlineData(SignatureScheme.None, "?hub.mode=subscribe&hub.challenge=1")]
    [InlineData(SignatureScheme.StandardWebhooks, "?challenge=1")]
    [InlineData(SignatureScheme.GitHub, "?challenge=1")]
    [InlineData(SignatureScheme.GitHub, "?hub.mode=unsubscribe&hub.challenge=1")]
    [InlineData(SignatureScheme.GitHub, "?hub.mode=subscribe&hub.challenge=")]
    [InlineData(SignatureScheme.Hmac, "")]
    public async Task Get_OtherChallenge_IsRefusedLikeAnyMethod(string scheme, string query)
    {
        await MakeAsync(scheme, Secret, SignatureFailure.Record);

        using var answer = await _host.Client.GetAsync(new Uri("hooks/provider" + query, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Get_TooLongChallenge_IsNotRepeated()
    {
        await MakeAsync(SignatureScheme.Hmac, Secret, SignatureFailure.Record);

        using var answer = await _host.Client.GetAsync(new Uri($"hooks/provider?challenge={new string('a', 1_001)}", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    /// <summary>The body is unsigned, and the challenge must not let it pass.</summary>
    [Theory]
    [InlineData(SignatureScheme.GitHub, "?hub.mode=subscribe&hub.challenge=1", "POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData(SignatureScheme.Hmac, "?challenge=1", "POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData(SignatureScheme.Hmac, "?challenge=1", "GET", HttpStatusCode.Unauthorized)]
    public async Task Get_ChallengeWithABody_IsTreatedLikeAnyRequest(string scheme, string query, string method, HttpStatusCode expected)
    {
        await MakeAsync(scheme, Secret, SignatureFailure.Reject, method: method);
        using var content = new StringContent("""{"order_id":1,"status":"completed"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "hooks/provider" + query) { Content = content };

        using var answer = await _host.Client.SendAsync(request, Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Slack_UrlVerification_IsAnsweredWithItsChallenge()
    {
        await MakeAsync(SignatureScheme.Slack, Secret, SignatureFailure.Reject, failNext: 5, delayMs: 30_000);

        var (status, text) = await PostSignedAsync(
            """{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""");

        Assert.Equal((HttpStatusCode.OK, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"), (status, text));
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal(Verdict.Valid, kept.Signature.Verdict);
        Assert.Equal(new EventAnswer(200, AnswerReason.Handshake), kept.Answer);
    }

    [Fact]
    public async Task Slack_UnsignedUrlVerification_IsRefusedByARejectingEndpoint()
    {
        await MakeAsync(SignatureScheme.Slack, Secret, SignatureFailure.Reject);

        var (status, _) = await PostAsync("""{"challenge":"a","type":"url_verification"}""");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Empty(await KeptAsync());
    }

    [Theory]
    [InlineData("""{"type":"event_callback","challenge":"a"}""")]
    [InlineData("""{"type":"url_verification"}""")]
    [InlineData("""{"type":"url_verification","challenge":7}""")]
    [InlineData("""{"type":["url_verification"],"challenge":"a"}""")]
    [InlineData("""{"type":"url_verification","challenge":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("[]")]
    [InlineData("url_verification")]
    [InlineData("")]
    public async Task Slack_AnyOtherEvent_IsAnsweredAsTheEndpointSays(string body)
    {
        await MakeAsync(SignatureScheme.Slack, Secret, SignatureFailure.Record);

        var (status, text) = await PostSignedAsync(body);

        Assert.Equal((HttpStatusCode.OK, "OK"), (status, text));
    }

    [Fact]
    public async Task Discord_Ping_GetsAPongOr401ForAWrongSignature()
    {
        using var key = Key.Create(
            SignatureAlgorithm.Ed25519,
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        await MakeAsync(
            SignatureScheme.Discord,
            Convert.ToHexStringLower(key.PublicKey.Export(KeyBlobFormat.RawPublicKey)),
            SignatureFailure.Record);
        const string Ping = """{"id":"1","type":1,"version":1}""";
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var right = Convert.ToHexStringLower(
            SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(timestamp + Ping)));
        var wrong = new string('0', right.Length);

        var pong = await PostAsync(Ping, ("X-Signature-Timestamp", timestamp), ("X-Signature-Ed25519", right));
        var refused = await PostAsync(Ping, ("X-Signature-Timestamp", timestamp), ("X-Signature-Ed25519", wrong));

        Assert.Equal((HttpStatusCode.OK, """{"type":1}"""), pong);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var kept = await KeptAsync();
        Assert.Equal([Verdict.Valid, Verdict.Mismatch], kept.Select(one => one.Signature.Verdict));
        Assert.Equal([new EventAnswer(200, AnswerReason.Handshake), new EventAnswer(401, AnswerReason.Handshake)], kept.Select(one => one.Answer));
    }

    [Fact]
    public async Task GitHub_PingAtAFailingEndpoint_IsAnsweredAtOnce()
    {
        await MakeAsync(SignatureScheme.GitHub, Secret, SignatureFailure.Record, failNext: 5);

        var ping = await PostAsync("""{"zen":"Keep it logically awesome."}""", ("X-GitHub-Event", "ping"));
        var push = await PostAsync("{}", ("X-GitHub-Event", "push"));

        Assert.Equal((HttpStatusCode.OK, "pong"), ping);
        Assert.Equal(HttpStatusCode.InternalServerError, push.Status);
    }

    private async Task MakeAsync(string scheme, string secret, SignatureFailure onFailure, int failNext = 0, int delayMs = 0, string method = "POST") =>
        Assert.True(await _host.Get<IEndpointDirectory>().CreateAsync(
            new WebhookEndpoint
            {
                Slug = EndpointSlug.Parse("provider"),
                Name = "Provider",
                Methods = [method],
                Signature = new SignatureSettings { Scheme = scheme, Secrets = scheme == SignatureScheme.None ? [] : [secret], OnFailure = onFailure },
                Response = new ResponseSettings { FailNext = failNext, DelayMs = delayMs },
            },
            Cancel));

    private async Task<IReadOnlyList<EventSummary>> KeptAsync() =>
        [.. (await _host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel)).Select(kept => kept.Summary)];

    /// <summary>Signs as Slack does: v0, the time and the body, https://docs.slack.dev/authentication/verifying-requests-from-slack.</summary>
    private Task<(HttpStatusCode Status, string Text)> PostSignedAsync(string body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        return PostAsync(
            body, ("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", $"v0={Convert.ToHexStringLower(hash)}"));
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string body, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "hooks/provider") { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await _host.Client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
