namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Says that something of the consumer changed (an order, a stock, a mail…), so that open pages read again. It says no
/// more than that: what is missed is in the next reading.
/// </summary>
internal sealed class ConsumerChanges
{
    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];

    /// <summary>How many listen.</summary>
    public int Watchers
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Count;
            }
        }
    }

    /// <summary>Calls <paramref name="changed"/> on any thread after each change, until disposed.</summary>
    public IDisposable Subscribe(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
        }

        return new Subscription(this, changed);
    }

    public void Tell()
    {
        Action[] watchers;
        lock (_gate)
        {
            watchers = [.. _watchers];
        }

        foreach (var changed in watchers)
        {
            changed();
        }
    }

    private void Leave(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
        }
    }

    private sealed class Subscription(ConsumerChanges changes, Action changed) : IDisposable
    {
        private Action? _changed = changed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _changed, null) is { } known)
            {
                changes.Leave(known);
            }
        }
    }
}
