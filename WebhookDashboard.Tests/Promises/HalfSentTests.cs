using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class HalfSentTests
{
    [Theory]
    [InlineData("Content-Length: 1000", "half of it", true)]
    [InlineData("Content-Length: 1000", "half of it", false)]
    [InlineData("Transfer-Encoding: chunked", "5\r\nhalf \r\n", true)]
    [InlineData("Transfer-Encoding: chunked", "5\r\nhalf \r\n", false)]
    public async Task Post_SenderHangsUpHalfWay_LeavesNoEventAndNoWarning(string framing, string half, bool politely)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            using var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, cancellation);
            await sender.SendHeadAsync("/hooks/inbox", $"{framing}\r\nExpect: 100-continue", cancellation);

            // The server has started to read the body.
            Assert.Equal(100, await sender.ReadStatusAsync(cancellation));
            await sender.SendAsync(System.Text.Encoding.ASCII.GetBytes(half), cancellation);
            if (politely)
            {
                sender.Close();
            }
        }

        using var senders = new Senders(dashboard.BaseAddress);
        var whole = await senders.PostOneAsync(cancellation);

        var kept = await dashboard.Get<IEventLog>().ReadForwardAsync(after: 0, endpoints: [], limit: 10, cancellation);
        Assert.Equal([whole!.Value], kept.Select(item => item.Summary.Id));
        Assert.DoesNotContain(dashboard.Logs.Lines, line =>
            line.Level >= LogLevel.Warning && line.Category.StartsWith("Microsoft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_EndpointIsDeletedHalfWay_IsNotFoundAndLeavesNothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        using var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, cancellation);
        await sender.SendHeadAsync("/hooks/chat", "Content-Length: 10\r\nExpect: 100-continue", cancellation);

        // The server asks for the body after its checks.
        Assert.Equal(100, await sender.ReadStatusAsync(cancellation));
        await dashboard.Get<IEndpointDirectory>().DeleteAsync(EndpointSlug.Parse("chat"), cancellation);
        await sender.SendAsync("0123456789"u8.ToArray(), cancellation);

        Assert.Equal(404, await sender.ReadStatusAfterContinueAsync(cancellation));
        Assert.Equal(0, dashboard.Get<IEventLog>().Head.Sequence);
    }

    [Fact]
    public async Task Post_OtherSendersHangHalfWay_IsAnswered()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        var hanging = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var sender = await RawSender.ConnectAsync(dashboard.BaseAddress, cancellation);
            await sender.SendHeadAsync("/hooks/inbox", "Content-Length: 1000", cancellation);
            await sender.SendAsync("half of it"u8.ToArray(), cancellation);
            return sender;
        }));

        using var senders = new Senders(dashboard.BaseAddress);
        await senders.PostAsync(200, connections: 8, cancellation);

        Assert.Equal(200, senders.Acknowledged.Count);
        Assert.Equal(200, dashboard.Get<IEventLog>().Head.Sequence);
        foreach (var sender in hanging)
        {
            sender.Dispose();
        }
    }
}
