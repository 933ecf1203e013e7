namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>Bounds the simulations of all callers together: their number, their changes and their starts.</summary>
internal sealed class SimulationGate(TimeProvider time)
{
    /// <summary>The maximum number at a time.</summary>
    public const int MaxAtOnce = 20;

    /// <summary>The maximum number of changes a minute of all that run. Each is a write and a webhook.</summary>
    public const int MostChanges = 3_000;

    /// <summary>
    /// The maximum number of starts within <see cref="StartWindow"/>. Each creates a product and deletes it.
    /// </summary>
    public const int MostStarts = 60;

    public static readonly TimeSpan StartWindow = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _starts = new();
    private int _running;
    private int _changes;

    /// <returns>Null if it may run; then <see cref="Leave"/> must follow. Otherwise why it may not, in one
    /// sentence.</returns>
    public string? Enter(SimulationPlan plan)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_starts.TryPeek(out var earliest) && earliest <= now - StartWindow)
            {
                _starts.Dequeue();
            }

            if (_running >= MaxAtOnce)
            {
                return $"{MaxAtOnce} simulations are running: wait for one to end.";
            }

            if (_changes + plan.ChangesPerMinute > MostChanges)
            {
                return $"The running simulations make {_changes:N0} changes a minute, and the limit for all of them is {MostChanges:N0}: ask for fewer, or wait for one to end.";
            }

            if (_starts.Count >= MostStarts)
            {
                return $"{MostStarts} simulations started within a minute: wait a little.";
            }

            _starts.Enqueue(now);
            _running++;
            _changes += plan.ChangesPerMinute;
            return null;
        }
    }

    public void Leave(SimulationPlan plan)
    {
        lock (_gate)
        {
            _running--;
            _changes -= plan.ChangesPerMinute;
        }
    }
}
