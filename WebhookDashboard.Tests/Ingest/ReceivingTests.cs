using System.Net;
using System.Text;
using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>What is sent is what is stored: over a real port, against the whole app.</summary>
public sealed class ReceivingTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventLog Log => _host.Get<IEventLog>();

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Post_ToAnEndpoint_IsKeptAndAnsweredOk()
    {
        var answer = await _host.Client.PostAsync("hooks/inbox", new StringContent("""{"type":"a.b"}"""), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("OK", await answer.Content.ReadAsStringAsync(Cancel));
        var id = EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), null);
        Assert.Equal(7, id.Value.Version);
        var kept = (await Log.FindAsync(id, Cancel))!.Summary;
        Assert.Equal(("inbox", "POST", "/hooks/inbox", "", "a.b"), (kept.Endpoint.Value, kept.Method, kept.Path, kept.Query, kept.EventType));
        Assert.Equal("127.0.0.1", kept.RemoteAddress);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    [InlineData("REPORT")]
    public async Task Request_AnyMethod_IsStored(string method)
    {
        var answer = await _host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "hooks/inbox/some/where?x=1"), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = await OnlyAsync();
        Assert.Equal((method, "/hooks/inbox/some/where", "?x=1"), (kept.Summary.Method, kept.Summary.Path, kept.Summary.Query));
    }

    [Fact]
    public async Task Connect_Request_IsStoredAndAnsweredWithoutABody()
    {
        using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await sender.SendAsync(Encoding.ASCII.GetBytes($"CONNECT /hooks/inbox HTTP/1.1\r\nHost: {_host.BaseAddress.Authority}\r\n\r\n"), Cancel);

        Assert.Equal(200, await sender.ReadStatusAsync(Cancel));
        Assert.Equal("CONNECT", (await OnlyAsync()).Summary.Method);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("payment-webhook", "payment")]
    [InlineData("inventory-webhook", "inventory")]
    public async Task Post_ToAnAddressOfTheBrief_IsKeptWithItsEndpoint(string path, string endpoint)
    {
        var answer = await _host.Client.PostAsync(path, new StringContent("{}"), Cancel);

        Assert.Equal("OK", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(endpoint, (await OnlyAsync()).Summary.Endpoint.Value);
    }

    [Fact]
    public async Task Headers_AnyCaseAndRepeats_AreStoredInWireOrder()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        const string Head = "host: localhost\r\nX-B: 1\r\ncontent-TYPE: text/odd\r\nX-A:2\r\nx-b:  three \r\nContent-Length: 2\r\nAccept: */*\r\n";

        // Three on one connection, the last two sent together: each must be stored with its own headers.
        foreach (var times in new[] { 1, 2 })
        {
            var requests = string.Concat(Enumerable.Range(0, times).Select(i => $"POST /hooks/inbox/{times}{i}?a=%20 HTTP/1.1\r\nX-N: {times}{i}\r\n{Head}\r\nhi"));
            await connection.SendAsync(requests, Cancel);
            for (var i = 0; i < times; i++)
            {
                await connection.ReadUntilAsync("OK", Cancel);
            }
        }

        await Until.EqualAsync(3, () => Log.Head.Sequence);
        foreach (var (whole, n) in (await Log.ReadForwardAsync(0, [], 10, Cancel)).Zip(["10", "20", "21"]))
        {
            Assert.Equal($"/hooks/inbox/{n}", whole.Summary.Path);
            Assert.Equal(
                [
                    $"X-N={n}", "host=localhost", "X-B=1", "content-TYPE=text/odd", "X-A=2", "x-b=three", "Content-Length=2", "Accept=*/*",
                ],
                whole.Headers.Lines().Select(line => $"{line.Name}={line.Value}"));
        }
    }

    [Fact]
    public async Task Headers_AfterAPageOnTheSameConnection_AreStillThisRequests()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync("GET /nowhere HTTP/1.1\r\nHost: localhost\r\nX-Other: 1\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("\r\n\r\n", Cancel);
        await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nz: 1\r\nHost: localhost\r\na: 2\r\nContent-Length: 0\r\n\r\n", Cancel);
        await Until.EqualAsync(1, () => Log.Head.Sequence);

        Assert.Equal(["z", "Host", "a", "Content-Length"], (await OnlyAsync()).Headers.Lines().Select(line => line.Name));
    }

    [Fact]
    public async Task Post_AnyBody_IsStoredExactly() => await Gen.Byte.Array[0, 20_000].SampleAsync(
        async body =>
        {
            var content = new ByteArrayContent(body);
            using var request = new HttpRequestMessage(HttpMethod.Post, "hooks/inbox") { Content = content };
            request.Headers.TransferEncodingChunked = body.Length % 2 == 0;
            var answer = await _host.Client.SendAsync(request, Cancel);
            var id = EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), null);
            Assert.Equal(body, await Log.ReadBodyAsync(id, Cancel));
        },
        iter: 60);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"type\":\"a\\ud800\"}")]
    [InlineData("\xff\xfe{\"type\":1}")]
    [InlineData("[[[[")]
    public async Task Post_OddBody_IsStoredExactly(string body)
    {
        var bytes = Encoding.Latin1.GetBytes(body);
        await _host.Client.PostAsync("hooks/inbox", new ByteArrayContent(bytes), Cancel);
        Assert.Equal(bytes, (await OnlyAsync()).Body.ToArray());
    }

    [Fact]
    public async Task JsonTenThousandDeep_IsKeptExactly()
    {
        var body = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + ",\"type\":\"deep\"}");
        await _host.Client.PostAsync("hooks/inbox", new ByteArrayContent(body), Cancel);
        Assert.Equal(body, (await OnlyAsync()).Body.ToArray());
    }

    [Fact]
    public async Task Sender_StopsHalfWay_LeavesNothingAndBlocksNothing()
    {
        await using (var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel))
        {
            await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf of it", Cancel);
            var other = await _host.Client.PostAsync("hooks/payment", new StringContent("whole"), Cancel);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        await _host.Client.PostAsync("hooks/payment", new StringContent("after"), Cancel);
        Assert.All(await Log.ReadForwardAsync(0, [], 10, Cancel), e => Assert.Equal("payment", e.Summary.Endpoint.Value));
        Assert.Equal(2, Log.Head.Sequence);
    }

    private async Task<WholeEvent> OnlyAsync() => Assert.Single(await Log.ReadForwardAsync(0, [], 10, Cancel));
}
