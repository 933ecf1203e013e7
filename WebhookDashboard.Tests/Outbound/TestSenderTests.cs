using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Signatures;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class TestSenderTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task SendAsync_PathOfThisServer_GoesToItselfUnderItsPathBase()
    {
        var paths = new ConcurrentQueue<string>();
        await using var own = await Receiver.StartAsync(context =>
        {
            paths.Enqueue(context.Request.Path + context.Request.QueryString.Value);
            return Task.CompletedTask;
        });
        await using var sender = new ASender(pathBase: "/dash", listensAt: own.Url.AbsoluteUri);

        await sender.SendAsync("/hooks/payment?a=1");
        await sender.SendAsync("/http://127.0.0.2/");

        Assert.Equal(["/dash/hooks/payment?a=1", "/dash/http://127.0.0.2/"], paths);
    }

    [Fact]
    public async Task SendAsync_HeadersAndBody_ArriveAsGiven()
    {
        IHeaderDictionary seen = null!;
        string body = "";
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            seen = new HeaderDictionary(context.Request.Headers.ToDictionary());
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        });
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync(
            receiver.Url.AbsoluteUri, "PUT", "héllo 🙂",
            headers: [new("Content-Type", "text/weird; x=y"), new("X-Text", "grün")]);

        Assert.Equal("héllo 🙂", body);
        Assert.Equal("text/weird; x=y", seen.ContentType);
        Assert.Equal("grün", seen["X-Text"]);
        Assert.Equal("WebhookDashboard", seen.UserAgent);
        Assert.Equal(Encoding.UTF8.GetByteCount(body), seen.ContentLength);
        Assert.False(seen.ContainsKey("traceparent"));
    }

    [Fact]
    public async Task SendAsync_Signed_IsValidForItsReceiver()
    {
        SignatureCheck? check = null;
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            check = SignatureSchemes.Verify(
                new SignedRequest(name => context.Request.Headers[name], bytes.ToArray(), "POST", ""),
                new SignatureSettings { Scheme = SignatureScheme.StandardWebhooks, Secrets = [Secret] }, DateTimeOffset.UtcNow);
        });
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync(
            receiver.Url.AbsoluteUri, body: """{"a":1}""", sign: new SignWith(SignatureScheme.StandardWebhooks, Secret),
            headers: [new("Webhook-Signature", "v1,typed by hand"), new("webhook-id", "msg_kept")]);

        Assert.Equal(Verdict.Valid, check?.Verdict);
    }

    [Theory]
    [InlineData("none-such", Secret, "use one of")]
    [InlineData(SignatureScheme.StandardWebhooks, "no-base64", "whsec_")]
    public async Task SendAsync_CannotSign_SendsNothingAndSaysWhy(string scheme, string secret, string said)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sender = new ASender(allowPrivate: true);

        var result = await sender.SendAsync(receiver.Url.AbsoluteUri, sign: new SignWith(scheme, secret));

        Assert.Contains(said, Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Requests);
    }

    [Theory]
    [InlineData("POST", "X Y", "1", "'X Y' is not a header name")]
    [InlineData("POST", "X-Y", "1\r\nX-Z: 2", "contains a line break")]
    [InlineData("PO ST", "X-Y", "1", "'PO ST' is not an HTTP method")]
    [InlineData("CONNECT", "X-Y", "1", "CONNECT opens a tunnel")]
    public async Task SendAsync_InvalidInput_IsRefusedWithASentence(string method, string name, string value, string said)
    {
        await using var sender = new ASender(allowPrivate: true);

        var result = await sender.SendAsync("http://127.0.0.1:9/", method, headers: [new(name, value)]);

        Assert.Contains(said, Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("//127.0.0.1/")]
    [InlineData("payment")]
    public async Task SendAsync_NoHttpAddress_SaysWhatToEnter(string target)
    {
        await using var sender = new ASender(allowPrivate: true, listensAt: "http://127.0.0.1:9");

        var failed = Assert.IsType<SendResult.Failed>(await sender.SendAsync(target));

        Assert.Contains("enter an http:// or https:// URL", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_SaysSo()
    {
        using var port = new ReservedPort();
        await using var sender = new ASender(allowPrivate: true);

        var failed = Assert.IsType<SendResult.Failed>(await sender.SendAsync(port.Address.AbsoluteUri));

        Assert.StartsWith("Nothing is listening at", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_NoAnswer_EndsAtTheTimeout()
    {
        await using var receiver = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var clock = new FakeTimeProvider();
        await using var sender = new ASender(allowPrivate: true, time: clock);

        var sending = sender.SendAsync(receiver.Url.AbsoluteUri);
        await Until.EqualAsync(1, () => receiver.Requests);
        clock.Advance(new OutboundOptions().Timeout);
        var failed = Assert.IsType<SendResult.Failed>(await sending);

        Assert.StartsWith("No response within 30 s", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(30_000, failed.ElapsedMs);
    }

    [Fact]
    public async Task SendAsync_CallerGoesAway_IsCancelled()
    {
        using var gone = new CancellationTokenSource();
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var sender = new ASender(allowPrivate: true) { Gone = gone.Token };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendAsync(receiver.Url.AbsoluteUri));
    }

    [Fact]
    public async Task SendAsync_EndlessAnswer_IsCutAt64KiB()
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            var chunk = new byte[8192];
            chunk.AsSpan().Fill((byte)'x');
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(await sender.SendAsync(receiver.Url.AbsoluteUri));

        Assert.Equal(ResponseBody.MaxBytes, answered.Body.Length);
        Assert.True(answered.IsCut);
    }

    [Fact]
    public async Task SendAsync_EventIdInTheAnswer_IsRead()
    {
        var id = EventId.At(DateTimeOffset.UtcNow);
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Headers["X-Event-Id"] = id.ToString();
            return context.Response.WriteAsync("OK");
        });
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(await sender.SendAsync(receiver.Url.AbsoluteUri));

        Assert.Equal((id, "OK", false), (answered.EventId, answered.Body, answered.IsCut));
        Assert.Contains(new HeaderLine("X-Event-Id", id.ToString()), answered.Headers);
    }

    [Fact]
    public async Task SendAsync_BodyRefusedByItsLength_StillReadsTheAnswer()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return context.Response.WriteAsync("too large");
        });
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(await sender.SendAsync(receiver.Url.AbsoluteUri, new byte[20_000_000]));

        Assert.Equal((413, "too large"), (answered.Status, answered.Body));
    }
}
