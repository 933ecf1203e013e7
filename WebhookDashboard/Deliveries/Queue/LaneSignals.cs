using System.Collections.Concurrent;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>The signals that wake the lanes of the destinations.</summary>
internal sealed class LaneSignals(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LaneSignal> _byName = new(StringComparer.Ordinal);

    public LaneSignal Of(string destination) => _byName.GetOrAdd(destination, static (_, time) => new LaneSignal(time), time);

    /// <summary>Makes the lane look for due deliveries. A lane that does not run yet looks when it starts.</summary>
    public void Wake(string destination) => Find(destination)?.Wake.Set();

    /// <summary>Makes the lane discard what it has read ahead and look again, because a queued delivery has changed.</summary>
    public void Change(string destination) => Find(destination)?.Change();

    /// <summary>Like <see cref="Change"/>; the lane tries at once even if its breaker is open.</summary>
    public void TryNow(string destination)
    {
        if (Find(destination) is { } lane)
        {
            lane.Breaker.Reset();
            lane.Change();
        }
    }

    private LaneSignal? Find(string destination) => _byName.GetValueOrDefault(destination);
}
