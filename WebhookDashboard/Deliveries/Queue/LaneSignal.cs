namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Tells a lane what happened elsewhere.</summary>
internal sealed class LaneSignal(TimeProvider time)
{
    private int _changes;

    public WakeSignal Wake { get; } = new(time);

    public Breaker Breaker { get; } = new(time);

    /// <summary>How often a queued delivery was changed by anything but the lane.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Reports a change after its commit.</summary>
    public void Change()
    {
        Interlocked.Increment(ref _changes);
        Wake.Set();
    }
}
