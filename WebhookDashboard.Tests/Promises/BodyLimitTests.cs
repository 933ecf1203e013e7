using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class BodyLimitTests
{
    private const int Limit = WebhookEndpoint.DefaultMaxBodyBytes;

    [Fact]
    public async Task Post_DeclaredBodyOneByteOverTheLimit_IsRefusedUnread()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        using var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, cancellation);

        await sender.SendHeadAsync("/hooks/inbox", $"Content-Length: {Limit + 1}", cancellation);

        Assert.Equal(413, await sender.ReadStatusAsync(cancellation));
    }

    [Fact]
    public async Task Post_ChunkedBodyOneByteOverTheLimit_IsRefused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        using var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, cancellation);

        await sender.SendHeadAsync("/hooks/inbox", "Transfer-Encoding: chunked", cancellation);
        await sender.SendChunksUntilAnsweredAsync(new byte[Limit + 1], atMost: Limit + 1, cancellation);

        Assert.Equal(413, await sender.ReadStatusAsync(cancellation));
    }

    [Fact]
    public async Task Post_BodyOfExactlyTheLimit_IsKept()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        using var content = new ByteArrayContent(new byte[Limit]);

        using var answer = await dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, cancellation);

        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Post_ManyEndlessBodies_MemoryDoesNotGrowWithThem()
    {
        const int Senders = 16;
        const long Offered = 64L * Limit;
        const long Allowance = 200L * Limit;
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await DashboardProcess.StartAsync(folder);
        var before = server.ResidentBytes;

        var answers = await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            using var sender = await RawSender.ConnectAsync(server.BaseAddress, cancellation);
            await sender.SendHeadAsync("/hooks/inbox", "Transfer-Encoding: chunked", cancellation);
            var sent = await sender.SendChunksUntilAnsweredAsync(new byte[64 * 1024], Offered, cancellation);
            return (Sent: sent, Status: await sender.ReadStatusAsync(cancellation));
        }));

        Assert.All(answers, answer => Assert.Equal(413, answer.Status));
        Assert.All(answers, answer => Assert.True(answer.Sent < Offered, $"The server took all of {answer.Sent} bytes."));
        Assert.InRange(server.ResidentBytes - before, long.MinValue, Allowance);
    }
}
