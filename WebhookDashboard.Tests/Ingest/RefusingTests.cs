using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Every refusal of the contract: its status, its title, and that nothing was stored.</summary>
public sealed class RefusingTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("hooks/nowhere")]
    [InlineData("hooks/not%20a%20slug")]
    public async Task Post_UnknownEndpoint_Is404(string path) =>
        await RefusedAsync(HttpStatusCode.NotFound, "There is no endpoint", await PostAsync(path, "{}"));

    [Theory]
    [InlineData("hooks")]
    [InlineData("hooks/")]
    public async Task Post_NoEndpointNamed_Is404AndNoSignInPage(string path) =>
        await RefusedAsync(HttpStatusCode.NotFound, "There is no endpoint", await PostAsync(path, "{}"));

    [Theory]
    [InlineData("hook/inbox")]
    [InlineData("inbox")]
    [InlineData("events")]
    public async Task Post_MistypedAddress_Is404AndCounted(string path)
    {
        await RefusedAsync(HttpStatusCode.NotFound, "webhooks are received at /hooks/", await PostAsync(path, "{}"));
        using var looking = await _host.Client.GetAsync(new Uri("no-such-page", UriKind.Relative), Cancel);

        Assert.Equal([(404, 1L)], await CountsAsync(default(EndpointSlug)));
    }

    [Fact]
    public async Task Post_OutsideThePathBase_Is404AndCounted()
    {
        await using var prefixed = await DashboardHost.StartAsync(("PathBase", "/dash"));

        using var answer = await prefixed.Client.PostAsync(new Uri("/hooks/inbox", UriKind.Relative), new StringContent("{}"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal([(404, 1L)], (await prefixed.Get<RefusalCounter>().ReadAsync(Cancel))[default(EndpointSlug)].Select(r => (r.Status, r.Count)));
    }

    [Theory]
    [InlineData("payment-webhook", "payment")]
    [InlineData("inventory-webhook", "inventory")]
    public async Task FixedAddress_OtherMethodThanPost_Is405AndCounted(string path, string slug)
    {
        var answer = await _host.Client.GetAsync(path, Cancel);
        await RefusedAsync(HttpStatusCode.MethodNotAllowed, "accepts POST, not GET", answer);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
        Assert.Equal([(405, 1L)], await CountsAsync(slug));
    }

    [Fact]
    public async Task Post_DisabledEndpoint_Is404AndCounted()
    {
        await MakeAsync(AnEndpoint.Named("off").Disabled());
        await RefusedAsync(HttpStatusCode.NotFound, "is disabled", await PostAsync("hooks/off", "{}"));
        Assert.Equal([(404, 1L)], await CountsAsync("off"));
    }

    [Fact]
    public async Task Method_NotAllowed_Is405WithTheAllowedOnes()
    {
        await MakeAsync(AnEndpoint.Named("posts").Accepting("POST", "PUT"));
        var answer = await _host.Client.GetAsync("hooks/posts", Cancel);

        await RefusedAsync(HttpStatusCode.MethodNotAllowed, "accepts POST, PUT, not GET", answer);
        Assert.Equal(["POST", "PUT"], answer.Content.Headers.Allow);
        Assert.Equal([(405, 1L)], await CountsAsync("posts"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_AtAndOverTheLimit_IsStoredOr413(bool chunked)
    {
        var kept = await PostBytesAsync(1_048_576, chunked);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "1,048,576 bytes", await PostBytesAsync(1_048_577, chunked), alreadyKept: 1);
        Assert.Equal([(413, 1L)], await CountsAsync("inbox"));
    }

    [Fact]
    public async Task Endpoint_OwnLimit_OverridesTheDefault()
    {
        await MakeAsync(AnEndpoint.Named("large").LimitedTo(3_000_000));
        var answer = await _host.Client.PostAsync("hooks/large", new ByteArrayContent(new byte[3_000_000]), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(0.2, "0.2 requests per second")]
    [InlineData(1, "1 request per second")]
    public async Task Post_OverTheEndpointsRate_Is429WithRetryAfter(double perSecond, string says)
    {
        await MakeAsync(AnEndpoint.Named("slow").AtMost(perSecond));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("hooks/slow", "1")).StatusCode);
        var answer = await PostAsync("hooks/slow", "2");

        await RefusedAsync(HttpStatusCode.TooManyRequests, says, answer, alreadyKept: 1);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
    }

    [Fact]
    public async Task BadSignature_RejectingOrRecordingEndpoint_Is401OrRecorded()
    {
        await MakeAsync(AnEndpoint.Named("strict").SignedWith("whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0").Rejecting());
        await RefusedAsync(HttpStatusCode.Unauthorized, "Invalid signature.", await PostAsync("hooks/strict", "{}"));

        await MakeAsync(AnEndpoint.Named("lenient").SignedWith("whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("hooks/lenient", "{}")).StatusCode);
        var kept = Assert.Single(await _host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal(Verdict.Missing, kept.Summary.Signature.Verdict);
    }

    [Fact]
    public async Task LockedDatabase_Is503WithRetryAfterAndRecoversByItself()
    {
        await using (await LockedDatabase.OfAsync(_host))
        {
            for (var i = 0; i < 3; i++)
            {
                // Housekeeping waits for the same lock and must not delay responses to senders.
                var answer = await PostAsync("hooks/inbox", "{}").WaitAsync(WaitLimits.Longest, Cancel);
                await RefusedAsync(HttpStatusCode.ServiceUnavailable, "holds the database file locked", answer);
                Assert.NotNull(answer.Headers.RetryAfter);
            }

            Assert.NotNull(_host.Get<StorageHealth>().Fault);
        }

        await Until.TrueAsync(() => _host.Get<StorageHealth>().Fault is null);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("hooks/inbox", "{}")).StatusCode);
        Assert.Equal([(503, 3L)], await CountsAsync("inbox"));
    }

    [Fact]
    public async Task LockedDatabase_SmallWriteInProgress_DoesNotDelaySenders()
    {
        await using var locked = await LockedDatabase.OfAsync(_host);
        var creating = MakeAsync(AnEndpoint.Named("late"));

        var since = Stopwatch.GetTimestamp();
        var answer = await PostAsync("hooks/inbox", "{}");

        await RefusedAsync(HttpStatusCode.ServiceUnavailable, "holds the database file locked", answer);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(25)); // EF's own limit is 30.
        await Assert.ThrowsAnyAsync<Exception>(() => creating);
    }

    private async Task MakeAsync(AnEndpoint endpoint) =>
        Assert.True(await _host.Get<IEndpointDirectory>().CreateAsync(endpoint.Build(), Cancel));

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        _host.Client.PostAsync(path, new StringContent(body), Cancel);

    private Task<HttpResponseMessage> PostBytesAsync(int count, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "hooks/inbox") { Content = new ByteArrayContent(new byte[count]) };
        request.Headers.TransferEncodingChunked = chunked;

        // As curl sends it: otherwise a client is still writing when the refusal arrives and may not read it.
        request.Headers.ExpectContinue = true;
        return _host.Client.SendAsync(request, Cancel);
    }

    private async Task RefusedAsync(HttpStatusCode status, string title, HttpResponseMessage answer, int alreadyKept = 0)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(title, (await answer.Content.ReadFromJsonAsync<ProblemDetails>(Cancel))!.Title, StringComparison.Ordinal);
        Assert.Equal(alreadyKept, _host.Get<IEventLog>().Head.Sequence);
    }

    private Task<IEnumerable<(int Status, long Count)>> CountsAsync(string slug) => CountsAsync(EndpointSlug.Parse(slug));

    private async Task<IEnumerable<(int Status, long Count)>> CountsAsync(EndpointSlug slug) =>
        (await _host.Get<RefusalCounter>().ReadAsync(Cancel))[slug].Select(r => (r.Status, r.Count));
}
