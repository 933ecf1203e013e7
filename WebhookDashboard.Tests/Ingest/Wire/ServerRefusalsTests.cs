using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

/// <summary>Requests that the server refuses before they reach an endpoint are counted too.</summary>
public sealed class ServerRefusalsTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("rubbish\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\n\r\n", 505)]
    [InlineData("P\xd6ST /hooks/inbox HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    public async Task RequestLine_Unreadable_IsCountedForNoEndpoint(string request, int status)
    {
        await SendAsync(request, status);

        Assert.Equal([(status, 1L)], await RefusedAsync(default));
    }

    [Theory]
    [InlineData("X-\xfc: 1\r\n", 400)]
    [InlineData("Host: another\r\n", 400)]
    [InlineData("Content-Length: -1\r\n", 400)]
    public async Task Headers_Unreadable_AreCountedForTheEndpointInTheRequestLine(string header, int status)
    {
        await SendAsync($"POST /hooks/inbox/some/where HTTP/1.1\r\nHost: a\r\n{header}\r\n", status);

        Assert.Equal([(status, 1L)], await RefusedAsync(EndpointSlug.Parse("inbox")));
        Assert.Empty(await RefusedAsync(default));
    }

    [Theory]
    [InlineData("/payment-webhook", "payment")]
    [InlineData("/payment-webhook/", "payment")]
    [InlineData("//inventory-webhook//", "inventory")]
    [InlineData("/payment-webhook/x", "")]
    [InlineData("//hooks//payment/x", "payment")]
    [InlineData("/x/hooks/payment", "")]
    public async Task Headers_Unreadable_AreCountedForTheTargetOfTheRequest(string path, string endpoint)
    {
        await SendAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nX-\xfc: 1\r\n\r\n", 400);

        Assert.Equal([(400, 1L)], await RefusedAsync(endpoint.Length == 0 ? default : EndpointSlug.Parse(endpoint)));
    }

    [Fact]
    public async Task Tls_ToThePlainPort_IsCounted()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\n\u00fc\n", Cancel);
        await connection.ReadUntilAsync("HTTP/1.1 400", Cancel);

        Assert.Equal([(400, 1L)], await RefusedAsync(default));
    }

    [Fact]
    public async Task Headers_OverTheLimit_AreCounted()
    {
        await SendAsync($"POST /hooks/inbox HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n", 431);

        Assert.Equal([(431, 1L)], await RefusedAsync(EndpointSlug.Parse("inbox")));
    }

    [Fact]
    public async Task Connection_SecondRequest_IsCountedForItsOwnAddress()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("OK", Cancel);
        await connection.SendAsync("rubbish\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("HTTP/1.1 400", Cancel);

        Assert.Equal([(400, 1L)], await RefusedAsync(default));
        Assert.Empty(await RefusedAsync(EndpointSlug.Parse("inbox")));
    }

    [Fact]
    public async Task Request_UnknownAddress_IsCounted()
    {
        await SendAsync("POST /hooks/nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 404);

        Assert.Equal([(404, 1L)], await RefusedAsync(default));
    }

    private async Task SendAsync(string request, int status)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(request, Cancel);
        Assert.StartsWith($"HTTP/1.1 {status}", await connection.ReadUntilAsync("\r\n\r\n", Cancel), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<(int Status, long Count)>> RefusedAsync(EndpointSlug endpoint)
    {
        await _host.Get<RefusalCounter>().SaveAsync(Cancel);
        var read = await _host.Get<RefusalCounter>().ReadAsync(Cancel);
        return read[endpoint].Select(one => (one.Status, one.Count));
    }
}
