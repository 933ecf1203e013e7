using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest.Wire;

/// <summary>Requests of real clients that break the standards, and how they are stored.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEventLog Log => _host.Get<IEventLog>();

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Header_InLatin1_IsStoredAsBytesAndShownAsText()
    {
        await SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nX-Device: M\xfcge\r\nX-Other: M\xc3\xbcge\r\nContent-Length: 2\r\n\r\n{}");

        var kept = await OnlyAsync();
        Assert.Contains("X-Device: M\xfcge\r\nX-Other: M\xc3\xbcge\r\n", Encoding.Latin1.GetString(kept.Headers.Bytes.Span), StringComparison.Ordinal);
        var lines = kept.Headers.Lines();
        Assert.Equal("Müge", lines.Single(line => line.Name == "X-Device").Value);
        Assert.Equal([(byte)0x4D, 0xFC, 0x67, 0x65], lines.Single(line => line.Name == "X-Device").Bytes!.Value.ToArray());
        Assert.Equal("Müge", lines.Single(line => line.Name == "X-Other").Value);
        Assert.Null(lines.Single(line => line.Name == "X-Other").Bytes);
    }

    [Theory]
    [InlineData("/hooks/inbox?q=\xc3\xbc", "/hooks/inbox", "?q=ü")]
    [InlineData("/hooks/inbox/\xc3\xbc/x?q=1", "/hooks/inbox/ü/x", "?q=1")]
    [InlineData("/hooks/inbox?q=\xfc", "/hooks/inbox", "?q=%FC")]
    [InlineData("http://localhost/hooks/inbox?q=\xc3\xbc", "/hooks/inbox", "?q=ü")]
    public async Task Target_NonAsciiBytes_IsStored(string target, string path, string query)
    {
        await SendAsync($"POST {target} HTTP/1.1\r\nHost: localhost\r\nZ: 1\r\nA: 2\r\nContent-Length: 4\r\n\r\n\xfc\n\xfc\n");

        var kept = await OnlyAsync();
        Assert.Equal((path, query), (kept.Summary.Path, kept.Summary.Query));
        Assert.Equal(["Host", "Z", "A", "Content-Length"], kept.Headers.Lines().Select(line => line.Name));
        Assert.Equal("\xfc\n\xfc\n", Encoding.Latin1.GetString(kept.Body.Span));
    }

    /// <summary>Kestrel decodes the path in place, in the memory that holds the request's head.</summary>
    [Theory]
    [InlineData("/hooks/inbox/%C3%BC", "?x=1")]
    [InlineData("/hooks/inbox/a%0AX-Forged:%20evil%0AY:z", "")]
    [InlineData("/hooks/inbox/a%0D%0AX-Forged:%20evil", "?%0D%0A")]
    [InlineData("/hooks/inbox/./c/../d%FF", "")]
    public async Task EncodedTarget_IsKeptAsWrittenAndForgesNoHeader(string path, string query)
    {
        await SendAsync($"POST {path}{query} HTTP/1.1\r\nHost: localhost\r\nZ: 1\r\nContent-Length: 2\r\n\r\n{{}}");

        var kept = await OnlyAsync();
        Assert.Equal((path, query), (kept.Summary.Path, kept.Summary.Query));
        Assert.Equal(["Host", "Z", "Content-Length"], kept.Headers.Lines().Select(line => line.Name));
    }

    [Theory]
    [InlineData("POST /api/v1/endpoints HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"slug\":\"other\"}\r\n0\r\n\r\n", "HTTP/1.1 201")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "HTTP/1.1 200")]
    public async Task Request_AfterOtherKinds_KeepsTheConnectionsHeadsInOrder(string other, string answer)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(other, Cancel);
        Assert.StartsWith(answer, await connection.ReadUntilAsync("\r\n\r\n", Cancel), StringComparison.Ordinal);
        await connection.SendAsync("POST /hooks/inbox?q=\xc3\xbc HTTP/1.1\r\nz: 1\r\nHost: localhost\r\na: 2\r\nContent-Length: 0\r\n\r\n", Cancel);

        await Until.EqualAsync(1, () => Log.Head.Sequence);
        var kept = await OnlyAsync();
        Assert.Equal("?q=ü", kept.Summary.Query);
        Assert.Equal(["z", "Host", "a", "Content-Length"], kept.Headers.Lines().Select(line => line.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Target_UmlautInSmallPieces_IsStored(int size)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        var request = Encoding.Latin1.GetBytes("\r\nPOST /hooks/inbox?q=\xc3\xbc HTTP/1.1\r\nHost: localhost\r\nB: \xfc\r\nContent-Length: 3\r\n\r\n\xc3\xbc\n");
        foreach (var piece in request.Chunk(size))
        {
            await connection.SendAsync(piece, Cancel);
        }

        await connection.ReadUntilAsync("OK", Cancel);
        var kept = await OnlyAsync();
        Assert.Equal("?q=ü", kept.Summary.Query);
        Assert.Equal(["Host", "B", "Content-Length"], kept.Headers.Lines().Select(line => line.Name));
        Assert.Equal("ü\n", Encoding.UTF8.GetString(kept.Body.Span));
    }

    [Theory]
    [InlineData("http://localhost/hooks/inbox/a%7Eb?x=%41", "/hooks/inbox/a%7Eb", "?x=%41")]
    [InlineData("http://localhost/hooks/inbox/c/../d", "/hooks/inbox/c/../d", "")]
    public async Task AbsoluteTarget_KeepsThePathAsWritten(string target, string path, string query)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync($"POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{{}}", Cancel);
        var answer = await connection.ReadUntilAsync("OK", Cancel);

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        var kept = (await OnlyAsync()).Summary;
        Assert.Equal((path, query), (kept.Path, kept.Query));
    }

    [Fact]
    public async Task PipelinedRequests_OfEveryKind_KeepTheirOwnHeads()
    {
        const string Chunked = "POST /hooks/inbox/chunked HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nN: 1\r\n\r\n"
            + "1d\r\nPOST /evil HTTP/1.1\r\nX: \xfc\r\n\r\n\r\n0\r\n\r\n";
        const string Page = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nN: 2\r\n\r\n";
        const string Unread = "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 26\r\nN: 3\r\n\r\nPOST /\xfc HTTP/1.1\r\nX: 1\r\n\r\n";
        const string Umlaut = "POST /hooks/inbox/last?q=\xc3\xbc HTTP/1.1\r\nN: 4\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(Chunked + Page + Unread + Umlaut, Cancel);

        await Until.EqualAsync(2, () => Log.Head.Sequence);
        var kept = await Log.ReadForwardAsync(0, [], 10, Cancel);
        Assert.Equal(["Host", "Transfer-Encoding", "N"], kept[0].Headers.Lines().Select(line => line.Name));
        Assert.Equal(["N", "Host", "Content-Length"], kept[1].Headers.Lines().Select(line => line.Name));
        Assert.Equal("?q=ü", kept[1].Summary.Query);
    }

    [Fact]
    public async Task ChunkedBody_Unread_NeverLeaksIntoALaterRequest()
    {
        // The body looks like a request with headers. The next real request must not get them.
        const string Forged = "POST /hooks/inbox HTTP/1.1\r\nX-Forged: 1\r\n\r\n";
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync($"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{Forged.Length:x}\r\n{Forged}\r\n0\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("HTTP/1.1 4", Cancel);
        await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nX-Real: 1\r\nContent-Length: 0\r\n\r\n", Cancel);

        await Until.EqualAsync(1, () => Log.Head.Sequence);
        var names = (await OnlyAsync()).Headers.Lines().Select(line => line.Name).ToList();
        Assert.Contains("X-Real", names);
        Assert.DoesNotContain("X-Forged", names);
    }

    private async Task SendAsync(string request)
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(request, Cancel);
        var answer = await connection.ReadUntilAsync("OK", Cancel);
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    private async Task<WholeEvent> OnlyAsync() => Assert.Single(await Log.ReadForwardAsync(0, [], 10, Cancel));
}
