namespace WebhookDashboard.Deliveries.Queue;

/// <summary>What others tell a lane.</summary>
internal sealed class LaneSignal(TimeProvider time)
{
    private int _changes;

    public WakeSignal Wake { get; } = new(time);

    public Breaker Breaker { get; } = new(time);

    /// <summary>How often somebody other than the lane has changed a queued delivery.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Called after the change is committed.</summary>
    public void Change()
    {
        Interlocked.Increment(ref _changes);
        Wake.Set();
    }
}
