using System.Globalization;
using System.Text;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>A sender that writes its whole body before it reads still gets the refusal.</summary>
public sealed class BodyDrainTests : IAsyncLifetime
{
    private const int LargeBody = 30 * 1024 * 1024;

    private static readonly byte[] Part = new byte[256 * 1024];

    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        var directory = _host.Get<IEndpointDirectory>();
        await directory.CreateAsync(AnEndpoint.Named("off").Disabled().Build(), Cancel);
        await directory.CreateAsync(AnEndpoint.Named("puts").Accepting("PUT").Build(), Cancel);
        await directory.CreateAsync(AnEndpoint.Named("slow").AtMost(perSecond: 0.001).LimitedTo(LargeBody - 1_000_000).Build(), Cancel);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/hooks/inbox", 413)]
    [InlineData("/hooks/nowhere", 404)]
    [InlineData("/hooks/off", 404)]
    [InlineData("/hooks/puts", 405)]
    public async Task Body_WrittenWholeBeforeTheAnswerIsRead_GetsItsRefusal(string path, int status) =>
        Assert.Equal(status, await SendWholeAsync(path));

    [Fact]
    public async Task Body_ToAnUnknownAddress_GetsItsRefusal() => Assert.InRange((await SendWholeAsync("/no-door")).GetValueOrDefault(), 400, 499);

    [Fact]
    public async Task Body_OutsideThePathBase_GetsItsRefusal()
    {
        await using var prefixed = await DashboardHost.StartAsync(("PathBase", "/dash"));

        Assert.Equal(404, await SendWholeAsync("/hooks/inbox", prefixed));
    }

    [Fact]
    public async Task Body_OverTheRate_GetsItsRefusal()
    {
        using var answer = await _host.Client.PostAsync("hooks/slow", new StringContent("{}"), Cancel);
        using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await sender.SendHeadAsync("/hooks/slow", $"Content-Length: {LargeBody - 2_000_000}", Cancel);
        await sender.SendAsync(new byte[LargeBody - 2_000_000], Cancel);

        Assert.Equal(429, await sender.ReadStatusAsync(Cancel));
    }

    [Fact]
    public async Task Body_ChunkedAndTooLarge_GetsItsRefusal()
    {
        using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await sender.SendHeadAsync("/hooks/inbox", "Transfer-Encoding: chunked", Cancel);
        var size = Encoding.ASCII.GetBytes(Part.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        for (var sent = 0; sent < LargeBody; sent += Part.Length)
        {
            await sender.SendAsync((byte[])[.. size, .. Part, .. "\r\n"u8], Cancel);
        }

        await sender.SendAsync("0\r\n\r\n"u8.ToArray(), Cancel);

        Assert.Equal(413, await sender.ReadStatusAsync(Cancel));
    }

    [Fact]
    public async Task Body_Endless_IsCutOff()
    {
        const long Offered = 512L * 1024 * 1024;
        using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await sender.SendHeadAsync("/hooks/inbox", $"Content-Length: {Offered}", Cancel);

        long sent = 0;
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (; sent < Offered; sent += Part.Length)
            {
                await sender.SendAsync(Part, Cancel);
            }
        });

        Assert.InRange(sent, 1, Offered / 2);
    }

    [Fact]
    public async Task Body_WaitingFor100Continue_IsRefusedWithoutAskingForIt()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync(
            $"POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: {LargeBody}\r\n\r\n", Cancel);

        var answer = await connection.ReadUntilAsync("}", Cancel);

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("100 Continue", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_RequestedAndTooLarge_GetsItsRefusal()
    {
        await using var connection = await RawConnection.OpenAsync(_host.BaseAddress, Cancel);
        await connection.SendAsync("POST /hooks/inbox HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n", Cancel);
        await connection.ReadUntilAsync("100 Continue\r\n\r\n", Cancel);
        byte[] chunk = [.. Encoding.ASCII.GetBytes(Part.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. Part, .. "\r\n"u8];
        for (var sent = 0; sent < LargeBody; sent += Part.Length)
        {
            await connection.SendAsync(chunk, Cancel);
        }

        await connection.SendAsync("0\r\n\r\n", Cancel);
        Assert.StartsWith("HTTP/1.1 413 ", await connection.ReadUntilAsync("}", Cancel), StringComparison.Ordinal);
    }

    private async Task<int?> SendWholeAsync(string path, DashboardHost? host = null)
    {
        using var sender = await RawSender.ConnectAsync((host ?? _host).BaseAddress, Cancel);
        await sender.SendHeadAsync(path, $"Content-Length: {LargeBody}", Cancel);
        for (var sent = 0; sent < LargeBody; sent += Part.Length)
        {
            await sender.SendAsync(Part, Cancel);
        }

        return await sender.ReadStatusAsync(Cancel);
    }
}
