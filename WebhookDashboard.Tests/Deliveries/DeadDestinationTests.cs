using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class DeadDestinationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedTransport _dead = new();
    private readonly ScriptedTransport _live = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Send_ThousandsQueuedForADeadDestination_PausesItAndServesTheOther()
    {
        _dead.AnswerWith(new AttemptOutcome.Unreachable("Nothing listens there."));
        await using var host = await StartAsync();
        await host.EnqueueAsync(Enumerable.Range(0, 3_000).Select(i => host.New("dead", $"dead {i}")));
        await Until.TrueAsync(() => host.Get<LaneSignals>().Of("dead").Breaker.OpenUntil is not null);

        await host.EnqueueAsync(Enumerable.Range(0, 20).Select(i => host.New("live", $"live {i}")));

        await Until.EqualAsync(20, () => _live.Sent.Count);
        Assert.InRange(_dead.Sent.Count, Breaker.Threshold, 2 * Breaker.Threshold);
        Assert.Equal(20, _live.Texts.Distinct().Count());
    }

    [Fact]
    public async Task Send_DestinationIsBack_DeliversEverything()
    {
        _dead.AnswerWith(new AttemptOutcome.Unreachable("Nothing listens there."));
        await using var host = await StartAsync();
        await host.EnqueueAsync(Enumerable.Range(0, 100).Select(i => host.New("dead", $"{i:00}")));
        await Until.TrueAsync(() => host.Get<LaneSignals>().Of("dead").Breaker.OpenUntil is not null);

        _dead.AnswerWith(new AttemptOutcome.Delivered());
        await Until.TrueAsync(async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(5));
            return (await host.RowsAsync()).All(row => row.State == DeliveryState.Delivered);
        });
    }

    private Task<DeliveryHost> StartAsync() =>
        DeliveryHost.StartAsync(_folder, interceptor: null, new Destination("dead", _dead), new Destination("live", _live));
}
