using System.Collections.Concurrent;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>The bell and the breaker of each destination's lane, for whoever has something to tell it.</summary>
internal sealed class LaneSignals(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (Bell Bell, Breaker Breaker)> _byName = new(StringComparer.Ordinal);

    public (Bell Bell, Breaker Breaker) Of(string destination) =>
        _byName.GetOrAdd(destination, static (_, time) => (new Bell(time), new Breaker(time)), time);

    /// <summary>Has the lane look for what is due. Where there is no lane, nothing has to be told: it looks when it begins.</summary>
    public void Ring(string destination)
    {
        if (_byName.TryGetValue(destination, out var lane))
        {
            lane.Bell.Ring();
        }
    }

    /// <summary>Has the lane look, and try at once even if its breaker is open.</summary>
    public void TryNow(string destination)
    {
        if (_byName.TryGetValue(destination, out var lane))
        {
            lane.Breaker.Reset();
            lane.Bell.Ring();
        }
    }
}
