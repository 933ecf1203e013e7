using System.Text;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

/// <summary>The message of each failed call, and what is stored of it.</summary>
public sealed class ExchangerFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, PullOutcome.Unauthorised, "set Api:Key")]
    [InlineData(403, PullOutcome.Unauthorised, "forbids this call")]
    [InlineData(404, PullOutcome.Refused, "nothing there (404)")]
    [InlineData(429, PullOutcome.Refused, "wait (7 s)")]
    [InlineData(500, PullOutcome.Refused, "try again later (7 s)")]
    public async Task Answer_OfAStatusThatRefuses_IsExplainedInTheServersOwnWords(int status, PullOutcome outcome, string said)
    {
        const string Problem = """{"title":"The till is closed"}""";
        await using var server = RawServer.Saying(
            $"HTTP/1.1 {status} Whatever\r\nContent-Type: application/problem+json\r\nRetry-After: 7\r\nContent-Length: {Problem.Length}\r\n\r\n{Problem}");
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((outcome, status), (exchange.Outcome, exchange.Status));
        Assert.Contains(said, exchange.Fault, StringComparison.Ordinal);
        Assert.EndsWith("It says: “The till is closed”.", exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(Problem, Encoding.UTF8.GetString(exchange.ResponseBody.Span));
    }

    [Theory]
    [InlineData("""{"title":"Sold out","detail":"No kettle is left."}""", "application/problem+json", "Sold out: No kettle is left.")]
    [InlineData("""{"error":"invalid_token","error_description":"It expired."}""", "application/json", "invalid_token: It expired.")]
    [InlineData("""{"error":{"code":7,"message":"No such\nproduct"}}""", "application/json", "No such product")]
    [InlineData("""{"message":"Not Found"}""", "application/json", "Not Found")]
    [InlineData("""{"errors":[{"message":"Quantity is 0"}]}""", "application/json", "Quantity is 0")]
    [InlineData("""{"status":500}""", "application/json", null)]
    [InlineData("""{"error":true}""", "application/json", null)]
    [InlineData("""{"message":"\ud800"}""", "application/json", null)]
    [InlineData("upstream  connect\r\nerror", "text/plain", "upstream connect error")]
    [InlineData("<html><head><title>502 Bad&nbsp;Gateway</title>", "text/html", "502 Bad Gateway")]
    [InlineData("<html>", "text/html", null)]
    [InlineData("PNG", "image/png", null)]
    [InlineData("a\u202Eb\u0007", "text/plain", "a b")]
    [InlineData("Key sk_live_0123456789abc41f is unknown", "text/plain", "Key sk_…c41f is unknown")]
    public async Task Answer_WithAnError_IsQuotedOnOneCleanLine(string body, string type, string? quoted)
    {
        await using var server = RawServer.Saying(
            $"HTTP/1.1 500 Whatever\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        await using var api = new AnExchanger(server.Url);

        var fault = (await api.GetAsync(Cancel)).Fault!;

        Assert.Equal(quoted is null ? -1 : 0, fault.IndexOf("It says: ", StringComparison.Ordinal) < 0 ? -1 : 0);
        Assert.True(quoted is null || fault.EndsWith($"It says: “{quoted}”.", StringComparison.Ordinal), fault);
    }

    [Fact]
    public async Task Answer_LongError_IsQuotedInPart()
    {
        var body = new string('x', 10_000);
        await using var server = RawServer.Saying($"HTTP/1.1 500 Whatever\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await using var api = new AnExchanger(server.Url);

        var fault = (await api.GetAsync(Cancel)).Fault!;

        Assert.EndsWith($"It says: “{new string('x', 200)}…”.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Endless_IsReadOnlyToTheLimit()
    {
        var sent = 0L;
        await using var server = RawServer.Doing(async (stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"u8.ToArray(), cancel);
            var chunk = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(chunk, cancel);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.TooLarge, 200, true), (exchange.Outcome, exchange.Status, exchange.IsCut));
        Assert.Equal(Exchanger.MaxKeptBytes, exchange.ResponseBody.Length);
        Assert.InRange(exchange.BytesIn, Source.DefaultMaxBytes, Source.DefaultMaxBytes + 1_000);
    }

    [Fact]
    public async Task Answer_TooSlow_TimesOutAndSaysSo()
    {
        await using var server = RawServer.Doing((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        var clock = new FakeTimeProvider();
        await using var api = new AnExchanger(server.Url, time: clock);

        var call = api.GetAsync(Cancel);
        await Until.EqualAsync(1, () => server.Heard.Count);
        clock.Advance(new OutboundOptions().Timeout);
        var exchange = await call;

        Assert.Equal((PullOutcome.TimedOut, null), (exchange.Outcome, exchange.Status));
        Assert.StartsWith("No complete response within 30 s", exchange.Fault, StringComparison.Ordinal);
        Assert.True(exchange.BytesOut > 0 && exchange.BytesIn == 0);
        Assert.NotNull(exchange.ConnectedMs);
    }

    [Fact]
    public async Task Call_WhereNothingListens_SentNothing()
    {
        using var port = new ReservedPort();
        await using var api = new AnExchanger(port.Address.AbsoluteUri);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.Unreachable, 0L, null), (exchange.Outcome, exchange.BytesOut, exchange.ConnectedMs));
        Assert.StartsWith("Nothing is listening at 127.0.0.1:", exchange.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_PrivateAddress_IsRefused()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var api = new AnExchanger(receiver.Url.AbsoluteUri, allowPrivate: false);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.Guarded, 0L), (exchange.Outcome, exchange.BytesOut));
        Assert.Contains("Outbound:AllowPrivateNetworks", exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Requests);
    }

    [Fact]
    public async Task Redirect_ToAnotherAddress_IsReportedAndNotFollowed()
    {
        await using var secret = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Redirect(secret.Url.AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var api = new AnExchanger(receiver.Url.AbsoluteUri);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.Refused, 302), (exchange.Outcome, exchange.Status));
        Assert.Contains(secret.Url.AbsoluteUri, exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(0, secret.Requests);
    }

    [Fact]
    public async Task Call_Cancelled_EndsAtOnceAndIsLogged()
    {
        await using var server = RawServer.Doing((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var api = new AnExchanger(server.Url);
        using var cancel = new CancellationTokenSource();

        var call = api.GetAsync(cancel.Token);
        await Until.TrueAsync(() => server.Heard.Count == 1);
        await cancel.CancelAsync();

        Assert.Equal(PullOutcome.Cancelled, (await call).Outcome);
        Assert.Equal(PullOutcome.Cancelled, Assert.Single(api.Log.All).Outcome);
    }

    [Fact]
    public async Task Answer_BrokenOff_KeepsWhatArrived()
    {
        await using var server = RawServer.Doing(async (stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n[{\"id\":1,"u8.ToArray(), cancel);
            stream.Close();
        });
        await using var api = new AnExchanger(server.Url);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.Unreachable, 200, true), (exchange.Outcome, exchange.Status, exchange.BrokeOff));
        Assert.Contains("before its response was complete", exchange.Fault, StringComparison.Ordinal);
        Assert.NotNull(exchange.FirstByteMs);
        Assert.Equal("[{\"id\":1,", Encoding.UTF8.GetString(exchange.ResponseBody.Span));
        Assert.True(exchange.BytesIn > exchange.ResponseBody.Length);
    }

    [Fact]
    public async Task Call_WithoutAnAddress_NamesTheSetting()
    {
        await using var api = new AnExchanger(null);

        var exchange = await api.GetAsync(Cancel);

        Assert.Equal((PullOutcome.Unreachable, "The address of the source api is not known: set Api:Url."), (exchange.Outcome, exchange.Fault));
    }
}
