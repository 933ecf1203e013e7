using System.Collections.Concurrent;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>The wake signal and the circuit breaker of each destination's lane.</summary>
internal sealed class LaneSignals(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (WakeSignal Wake, Breaker Breaker)> _byName = new(StringComparer.Ordinal);

    public (WakeSignal Wake, Breaker Breaker) Of(string destination) =>
        _byName.GetOrAdd(destination, static (_, time) => (new WakeSignal(time), new Breaker(time)), time);

    /// <summary>Has the lane look for what is due. Where there is no lane, nothing has to be told: it looks when it begins.</summary>
    public void Wake(string destination)
    {
        if (_byName.TryGetValue(destination, out var lane))
        {
            lane.Wake.Set();
        }
    }

    /// <summary>Has the lane look, and try at once even if its breaker is open.</summary>
    public void TryNow(string destination)
    {
        if (_byName.TryGetValue(destination, out var lane))
        {
            lane.Breaker.Reset();
            lane.Wake.Set();
        }
    }
}
