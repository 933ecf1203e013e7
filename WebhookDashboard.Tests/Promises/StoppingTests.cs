using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>
/// Neither a sender nor a reader delays the shutdown. The host would wait thirty seconds for open requests.
/// </summary>
public sealed class StoppingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_DelayedAnswer_IsSentAtOnce()
    {
        await using var dashboard = await DashboardHost.StartAsync();
        await dashboard.Get<IEndpointDirectory>().CreateAsync(
            AnEndpoint.Named("slow").Answering(new ResponseSettings { Status = 202, DelayMs = 25_000 }).Build(), Cancel);
        var answering = dashboard.Client.PostAsync("hooks/slow", new StringContent("{}"), Cancel);
        await Until.EqualAsync(1, () => dashboard.Get<IEventLog>().Head.Sequence);

        Assert.InRange(await StopAsync(dashboard), TimeSpan.Zero, Soon);

        using var answer = await answering;
        Assert.Equal(202, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Stop_UnfinishedBody_IsAborted()
    {
        await using var dashboard = await DashboardHost.StartAsync();
        using var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, Cancel);
        await sender.SendHeadAsync("/hooks/inbox", "Content-Length: 10\r\nExpect: 100-continue", Cancel);
        Assert.Equal(100, await sender.ReadStatusAsync(Cancel));

        Assert.InRange(await StopAsync(dashboard), TimeSpan.Zero, Soon);

        Assert.Null(await sender.ReadStatusAfterContinueAsync(Cancel));
        Assert.DoesNotContain(dashboard.Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task Stop_UnreadDownload_IsAborted()
    {
        await using var dashboard = await DashboardHost.StartAsync();
        for (var i = 0; i < 16; i++)
        {
            using var kept = await dashboard.Client.PostAsync("hooks/inbox", new ByteArrayContent(new byte[1_000_000]), Cancel);
            Assert.True(kept.IsSuccessStatusCode);
        }

        using var reader = await RawSender.ConnectAsync(dashboard.BaseAddress, Cancel);
        await reader.SendAsync("GET /api/v1/events/export HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancel);
        Assert.Equal(200, await reader.ReadStatusAsync(Cancel));

        Assert.InRange(await StopAsync(dashboard), TimeSpan.Zero, Soon);

        Assert.DoesNotContain(dashboard.Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static async Task<TimeSpan> StopAsync(DashboardHost dashboard)
    {
        var since = Stopwatch.GetTimestamp();
        await dashboard.Get<IHost>().StopAsync(Cancel);
        return Stopwatch.GetElapsedTime(since);
    }
}
