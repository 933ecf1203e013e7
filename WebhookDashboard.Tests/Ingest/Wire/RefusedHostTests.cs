using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

/// <summary>The framework refuses hosts that <c>AllowedHosts</c> does not name before the app's own middleware.</summary>
public sealed class RefusedHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_NotAllowed_LeavesNothingInTheNextRequestOfTheConnection()
    {
        await using var host = await DashboardHost.StartAsync(("AllowedHosts", "127.0.0.1"));
        await using var connection = await RawConnection.OpenAsync(host.BaseAddress, Cancel);
        await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forged: 1\r\nContent-Length: 11\r\n\r\nX-Body: 2\r\n", Cancel);
        Assert.StartsWith("HTTP/1.1 400", await connection.ReadUntilAsync("\r\n\r\n", Cancel), StringComparison.Ordinal);

        await connection.SendAsync("POST /hooks/inbox?q=\xc3\xbc HTTP/1.1\r\nz: 1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("OK", Cancel);

        var kept = Assert.Single(await host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal("?q=ü", kept.Summary.Query);
        Assert.Equal(["z", "Host", "Content-Length"], kept.Headers.Lines().Select(line => line.Name));
    }

    [Fact]
    public async Task Host_NotAllowed_GetsAProblemAfterItsWholeBody()
    {
        await using var host = await DashboardHost.StartAsync(("AllowedHosts", "127.0.0.1"));
        await using var connection = await RawConnection.OpenAsync(host.BaseAddress, Cancel);
        var body = new string('x', 30_000_000); // More than the buffers between sender and server hold.

        await connection.SendAsync($"POST /hooks/inbox HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: {body.Length}\r\n\r\n{body}", Cancel);

        var answer = await connection.ReadUntilAsync("}", Cancel);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("AllowedHosts", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_NotAllowed_IsCountedForTheEndpoint()
    {
        await using var host = await DashboardHost.StartAsync(("AllowedHosts", "127.0.0.1"));
        foreach (var (path, name) in ((string, string)[])[("/hooks/inbox", "elsewhere.example"), ("/nowhere", "elsewhere.example"), ("/hooks/inbox", "127.0.0.1")])
        {
            await using var connection = await RawConnection.OpenAsync(host.BaseAddress, Cancel);
            await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: {name}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", Cancel);
            await connection.ReadUntilAsync("\0", Cancel); // Until the server has closed it.
        }

        var refused = await host.Get<RefusalCounter>().ReadAsync(Cancel);
        Assert.Equal([(400, 1L)], refused[EndpointSlug.Parse("inbox")].Select(one => (one.Status, one.Count)));
        Assert.Equal([(400, 1L)], refused[default].Select(one => (one.Status, one.Count)));
    }
}
