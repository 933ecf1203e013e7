using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Compare;

/// <summary>A clock that a test moves and that counts the timers not disposed.</summary>
internal sealed class CountedClock : TimeProvider
{
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private int _timers;

    public int Timers => Volatile.Read(ref _timers);

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public void Advance(TimeSpan time) => _clock.Advance(time);

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return new Counted(_clock.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _timers));
    }

    private sealed class Counted(ITimer timer, Action gone) : ITimer
    {
        private int _isGone;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            if (Interlocked.Exchange(ref _isGone, 1) == 0)
            {
                gone();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
