using System.Diagnostics;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Which URL a signature is checked against.</summary>
public sealed class SignedUrlTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://hooks.example.com", "", "hooks/pos?a=%2F", "https://hooks.example.com/hooks/pos?a=%2F")]
    [InlineData("https://hooks.example.com", "/app", "app/hooks/pos", "https://hooks.example.com/app/hooks/pos")]
    [InlineData("https://hooks.example.com/outside", "/app", "app/hooks/pos/x%20y", "https://hooks.example.com/outside/hooks/pos/x%20y")]
    [InlineData("", "/app", "app/hooks/pos?q", "{base}app/hooks/pos?q")]
    [InlineData("", "", "hooks/pos", "{base}hooks/pos")]
    public async Task Receive_SignedForTheUrlThatSendersSee_IsValid(string publicUrl, string pathBase, string path, string url)
    {
        await using var host = await DashboardHost.StartAsync([
            .. publicUrl.Length > 0 ? [("PublicUrl", publicUrl)] : Array.Empty<(string, string)>(),
            .. pathBase.Length > 0 ? [("PathBase", pathBase)] : Array.Empty<(string, string)>()]);
        await host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("pos").SignedWith("key", SignatureScheme.Square).Build(), Cancelled);
        var root = new Uri(host.BaseAddress, "/");
        var signed = (SigningResult.Signed)SignatureSchemes.ByName[SignatureScheme.Square].Sign(new RequestToSign
        {
            Secret = "key", MessageId = "", Body = "{}"u8.ToArray(), Now = default, Url = url.Replace("{base}", root.AbsoluteUri, StringComparison.Ordinal),
        });

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, path));
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Headers.Add(signed.Headers[0].Name, signed.Headers[0].Value);
        using var answer = await host.Client.SendAsync(request, Cancelled);

        Assert.True(EventId.TryParse(answer.Headers.GetValues("X-Event-Id").Single(), provider: null, out var id));
        var kept = await host.Get<IEventLog>().FindAsync(id, Cancelled);
        Assert.True(kept!.Summary.Signature.Verdict == Verdict.Valid, kept.Summary.Signature.Reason);
    }

    [Fact]
    public async Task Receive_ManyBadSignatures_DiagnosesOnlySome()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("pos").SignedWith("key", SignatureScheme.GitHub).Build(), Cancelled);
        var signature = "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("key"u8, "{}"u8));

        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/pos");
            request.Content = new ByteArrayContent("{}\n"u8.ToArray());
            request.Headers.Add("X-Hub-Signature-256", signature);
            using var answer = await host.Client.SendAsync(request, Cancelled);
            return answer.Headers.GetValues("X-Event-Id").Single();
        }));

        var seconds = clock.Elapsed.TotalSeconds;
        var reasons = new List<string>();
        foreach (var id in answers)
        {
            var kept = await host.Get<IEventLog>().FindAsync(EventId.Parse(id, provider: null), Cancelled);
            Assert.Equal(Verdict.Mismatch, kept!.Summary.Signature.Verdict);
            reasons.Add(kept.Summary.Signature.Reason);
        }

        // A burst of twenty, then twenty a second.
        var explained = reasons.Count(reason => reason.StartsWith("Valid for the body without the line break", StringComparison.Ordinal));
        Assert.InRange(explained, 1, 21 + (int)(20 * seconds));
    }
}
