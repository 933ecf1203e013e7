using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>The trailers of a chunked body are stored, up to a bound.</summary>
public sealed class TrailerTests : IAsyncLifetime
{
    private const string Chunked = "POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\n{}\r\n0\r\n";

    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Chunked_WithTrailers_StoresThemApartFromHeaders()
    {
        await PostAsync(Chunked + "X-Sum: abc\r\nX-Sum: d\u00fcf\r\nX-Other:1\r\n\r\n");

        var kept = Assert.Single(await _host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel));
        Assert.Equal(["X-Sum: abc", "X-Sum: d\u00fcf", "X-Other: 1"], kept.Trailers.Lines().Select(line => $"{line.Name}: {line.Value}"));
        Assert.Equal(["Host", "Transfer-Encoding", "Trailer"], kept.Headers.Lines().Select(line => line.Name));
    }

    [Fact]
    public async Task Chunked_NextRequestOnTheConnection_HasNoTrailers()
    {
        await PostAsync(Chunked + "X-Sum: abc\r\n\r\n", Chunked + "\r\n");

        var kept = await _host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel);
        Assert.Equal([1, 0], kept.Select(one => one.Trailers.Lines().Count));
        Assert.Equal(["Host", "Transfer-Encoding", "Trailer"], kept[1].Headers.Lines().Select(line => line.Name));
    }

    [Fact]
    public async Task Chunked_TrailersLargerThanAHeadMayBe_AreRefused()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(Chunked + string.Concat(Enumerable.Range(0, 40).Select(i => $"X-{i}: {new string('x', 1_000)}\r\n")) + "\r\n", Cancel);

        Assert.StartsWith("HTTP/1.1 431 ", await connection.ReadUntilAsync("\r\n\r\n", Cancel), StringComparison.Ordinal);
        Assert.Equal(0, _host.Get<IEventLog>().Head.Sequence);
    }

    private async Task PostAsync(params string[] requests)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        foreach (var request in requests)
        {
            await connection.SendAsync(request, Cancel);
            await connection.ReadUntilAsync("OK", Cancel);
        }
    }
}
