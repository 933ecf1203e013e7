using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest;
using WebhookDashboard.Ingest.Bodies;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>How much a sender can make the server hold, and for how long.</summary>
public sealed class ServerLimitsTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Headers_AtAndOverTheLimit_AreAcceptedOrRefused()
    {
        Assert.Equal(200, await StatusOfAsync($"POST /hooks/inbox HTTP/1.1\r\n{Headers(ServerLimits.MaxHeaderBytes - 200)}"));
        Assert.Equal(431, await StatusOfAsync($"POST /hooks/inbox HTTP/1.1\r\n{Headers(ServerLimits.MaxHeaderBytes)}"));
        Assert.Equal(1, _host.Get<IEventLog>().Head.Sequence);
    }

    [Fact]
    public async Task Headers_MoreThanAllowed_AreRefused()
    {
        var many = string.Concat(Enumerable.Range(0, ServerLimits.MaxHeaders).Select(n => $"X-{n}: a\r\n"));

        Assert.Equal(431, await StatusOfAsync($"POST /hooks/inbox HTTP/1.1\r\nHost: a\r\n{many}Content-Length: 0\r\n\r\n"));
    }

    [Fact]
    public async Task RequestLine_LongerThanAllowed_IsRefused()
    {
        var longer = new string('a', ServerLimits.MaxRequestLineBytes);

        Assert.Equal(414, await StatusOfAsync($"POST /hooks/inbox?{longer} HTTP/1.1\r\n{Headers(10)}"));
    }

    [Fact]
    public async Task Body_OneByteASecond_IsDroppedAndCounted()
    {
        using var slow = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await slow.SendHeadAsync("/hooks/inbox", "Content-Length: 100000", Cancel);
        using var dropped = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var trickle = TrickleAsync(slow, dropped.Token);

        Assert.Equal(408, await slow.ReadStatusAsync(Cancel));

        await dropped.CancelAsync();
        await trickle;
        var statistics = await _host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
        var inbox = statistics.Endpoints.Single(endpoint => endpoint.Endpoint == EndpointSlug.Parse("inbox"));
        Assert.Equal(408, Assert.Single(inbox.Refusals).Status);
        Assert.Equal(0, _host.Get<IEventLog>().Head.Sequence);
    }

    [Fact]
    public void Connections_OverTheLimit_AreRefused() => Assert.Equal(
        ServerLimits.MaxConnections,
        _host.Get<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections);

    [Theory]
    [InlineData("POST /hooks/inbox HTTP/1.1\r\nHost: a\r\n", "inbox")]
    [InlineData("POST /hoo", "")]
    public async Task Head_ThatNeverEnds_IsDroppedAndCounted(string head, string endpoint)
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Services = services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1)),
        });
        using var slow = await RawSender.ConnectAsync(host.BaseAddress, Cancel);
        await slow.SendAsync(Encoding.ASCII.GetBytes(head), Cancel);

        Assert.Equal(408, await slow.ReadStatusAsync(Cancel));
        var refused = Assert.Single(await host.Get<RefusalCounter>().ReadAsync(Cancel));
        Assert.Equal((endpoint, 408), (refused.Key.ToString(), Assert.Single(refused).Status));
    }

    [Fact]
    public async Task Connection_OverTheLimit_IsCounted()
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Services = services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxConcurrentConnections = 1),
        });
        using var first = await RawSender.ConnectAsync(host.BaseAddress, Cancel);
        await first.SendHeadAsync("/hooks/inbox", "Content-Length: 0", Cancel);
        Assert.Equal(200, await first.ReadStatusAsync(Cancel));

        using var second = await RawSender.ConnectAsync(host.BaseAddress, Cancel);
        Assert.Null(await second.ReadStatusAsync(Cancel));

        await Until.EqualAsync((503, 1L), async () =>
            (await host.Get<RefusalCounter>().ReadAsync(Cancel))[default].Select(one => (one.Status, one.Count)).SingleOrDefault());
    }

    /// <summary>A thousand senders that each withhold their last byte use no more memory than the bound for all bodies.</summary>
    [Fact]
    public async Task Bodies_UnfinishedOverTheLimit_Get503AndLaterSucceed()
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions
        {
            Services = services => services.AddSingleton(new BodyReader(maxHeldBytes: 1_500_000)),
        });
        using var waiting = await HalfSentAsync(host);
        await Until.EqualAsync(999_999, () => host.Get<BodyReader>().HeldBytes);
        using var refused = await HalfSentAsync(host);

        Assert.Equal(503, await refused.ReadStatusAsync(Cancel));
        using var small = await host.Client.PostAsync("hooks/inbox", new StringContent("{}"), Cancel);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);

        await waiting.SendAsync(new byte[1], Cancel);
        Assert.Equal(200, await waiting.ReadStatusAsync(Cancel));
        using var again = await host.Client.PostAsync("hooks/inbox", new ByteArrayContent(new byte[1_000_000]), Cancel);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(0, host.Get<BodyReader>().HeldBytes);
    }

    private static async Task<RawSender> HalfSentAsync(DashboardHost host)
    {
        var sender = await RawSender.ConnectAsync(host.BaseAddress, Cancel);
        await sender.SendHeadAsync("/hooks/inbox", "Content-Length: 1000000", Cancel);
        await sender.SendAsync(new byte[999_999], Cancel);
        return sender;
    }

    private static async Task TrickleAsync(RawSender sender, CancellationToken cancellationToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(cancellationToken))
            {
                await sender.SendAsync("a"u8.ToArray(), cancellationToken);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The server closed it, as it should.
        }
    }

    private static string Headers(int bytes) =>
        $"Host: a\r\nContent-Length: 0\r\nX-Filler: {new string('a', bytes)}\r\n\r\n";

    private async Task<int?> StatusOfAsync(string request)
    {
        using var sender = await RawSender.ConnectAsync(_host.BaseAddress, Cancel);
        await sender.SendAsync(Encoding.ASCII.GetBytes(request), Cancel);
        return await sender.ReadStatusAsync(Cancel);
    }
}
