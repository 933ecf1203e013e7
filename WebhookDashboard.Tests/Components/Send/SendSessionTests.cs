using System.Runtime.InteropServices;
using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendSessionTests
{
    private readonly FakeSender _sender = new();
    private readonly HandFeed _feed = new();

    [Fact]
    public async Task RunAsync_Burst_SendsEachAndSaysWhenItEnded()
    {
        await using var session = new SendSession(_sender, _feed, TimeProvider.System);

        await session.RunAsync(AnOrder.Of(count: 20, perSecond: 1000));

        var view = session.Log.Snapshot();
        Assert.Equal(20, _sender.Sent.Count);
        Assert.Equal((20, 20, false, false), (view.Figures!.Done, view.Figures.Succeeded, view.Figures.IsRunning, view.Figures.WasStopped));
        Assert.False(session.IsRunning);
    }

    [Fact]
    public async Task StopAsync_DuringARun_EndsItAtOnceAndSaysSo()
    {
        _sender.Answer = NeverAsync;
        await using var session = new SendSession(_sender, _feed, TimeProvider.System);
        var run = session.RunAsync(AnOrder.Of(count: 10_000, perSecond: 1));
        await Until.TrueAsync(() => _sender.Sent.Count == 1);

        await session.StopAsync();
        await run;

        Assert.True(session.Log.Snapshot().Figures!.WasStopped);
        Assert.Single(_sender.Sent);
    }

    [Fact]
    public async Task DisposeAsync_WhileItRuns_EndsTheRunAndTheSubscription()
    {
        _sender.Answer = NeverAsync;
        var session = new SendSession(_sender, _feed, TimeProvider.System);
        session.Follow();
        await Until.EqualAsync(1, () => _feed.Subscriptions);
        var run = session.RunAsync(AnOrder.Of(count: 10_000, perSecond: 1));
        await Until.TrueAsync(() => _sender.Sent.Count == 1);

        await session.DisposeAsync();

        await run;
        Assert.Equal(0, _feed.Subscriptions);
    }

    [Fact]
    public async Task Follow_EventThroughTheFeed_IsMatchedWithItsAnswer()
    {
        var id = EventId.At(DateTimeOffset.UtcNow);
        _sender.Answer = (_, _) => Task.FromResult(FakeSender.Answered(200, id));
        await using var session = new SendSession(_sender, _feed, TimeProvider.System);
        session.Follow();
        await Until.EqualAsync(1, () => _feed.Subscriptions);
        await session.RunAsync(AnOrder.Of());

        _feed.Say(AnEvent.To("payment").WithId(id).Summary(7));

        await Until.EqualAsync(7L, () => session.Log.Snapshot().Rows[0].Event?.Sequence ?? 0);
    }

    [Fact]
    public async Task RunAsync_Ended_KeepsNoBody()
    {
        await using var session = new SendSession(new ForgetfulSender(), _feed, TimeProvider.System);

        var body = await SendAsync(session);

        await Until.TrueAsync(() =>
        {
            GC.Collect();
            return !body.IsAlive;
        });
        Assert.Single(session.Log.Snapshot().Rows);

        // A separate method, so that no local of the test holds the body.
        static async Task<WeakReference> SendAsync(SendSession session)
        {
            var order = AnOrder.Of(body: new string('x', 1_000_000));
            await session.RunAsync(order);
            return new WeakReference(MemoryMarshal.TryGetArray(order.Body, out var array) ? array.Array : null);
        }
    }

    [Theory]
    [InlineData("{{n}}", 128)]
    [InlineData("1", 200)]
    public async Task RunAsync_LargeNumberedBodies_HasFewInFlight(string number, int underWay)
    {
        var answer = new TaskCompletionSource();
        var waiting = 0;
        var most = 0;
        _sender.Answer = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref waiting));
            await answer.Task;
            Interlocked.Decrement(ref waiting);
            return FakeSender.Answered(200);
        };
        await using var session = new SendSession(_sender, _feed, TimeProvider.System);

        var run = session.RunAsync(AnOrder.Of(count: 200, body: number + new string(' ', 524_000)));
        await Until.EqualAsync(underWay, () => Volatile.Read(ref waiting));
        answer.SetResult();
        await run;

        Assert.Equal((underWay, 200), (most, _sender.Sent.Count));
    }

    private static async Task<SendResult> NeverAsync(TestWebhook webhook, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return FakeSender.Answered(200);
    }

    private sealed class ForgetfulSender : ITestSender
    {
        public Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken) =>
            Task.FromResult(FakeSender.Answered(200));
    }
}
