using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class WakeSignalTests
{
    private readonly ForwardClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WaitAsync_ClockMovesPastTheTimeBeforeTheTimerIsSet_Ends()
    {
        _clock.MovesBeforeTheNextTimer = TimeSpan.FromSeconds(5);

        await new WakeSignal(_clock).WaitAsync(_clock.GetUtcNow().AddSeconds(5), Cancel).WaitAsync(WaitLimits.Longest, Cancel);
    }

    [Fact]
    public async Task WaitAsync_TimeComes_Ends()
    {
        var waiting = new WakeSignal(_clock).WaitAsync(_clock.GetUtcNow().AddSeconds(5), Cancel);
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(5));

        await waiting.WaitAsync(WaitLimits.Longest, Cancel);
    }

    [Fact]
    public async Task WaitAsync_SetBefore_EndsAtOnceAndOnlyOnce()
    {
        var signal = new WakeSignal(_clock);
        signal.Set();
        signal.Set();

        await signal.WaitAsync(until: null, Cancel).WaitAsync(WaitLimits.Longest, Cancel);

        Assert.False(signal.WaitAsync(until: null, Cancel).IsCompleted);
    }

    /// <summary>A clock that can move between the reading of the time and the setting of a timer.</summary>
    private sealed class ForwardClock : FakeTimeProvider
    {
        public TimeSpan MovesBeforeTheNextTimer { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Advance(MovesBeforeTheNextTimer);
            MovesBeforeTheNextTimer = TimeSpan.Zero;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
