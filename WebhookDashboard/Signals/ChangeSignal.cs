namespace WebhookDashboard.Signals;

/// <summary>
/// Signals that something changed, without saying what: subscribers read again. Can be used from any thread. Dispose a
/// subscription to end it.
/// </summary>
/// <param name="watched">Called with true when the first subscriber arrives and with false when the last has left; never
/// concurrently.</param>
internal sealed class ChangeSignal(Action<bool>? watched = null)
{
    private readonly Lock _gate = new();
    private volatile Subscription[] _subscriptions = [];

    public int Subscribers => _subscriptions.Length;

    /// <summary>
    /// Calls <paramref name="changed"/> after each change, on the thread that made it. The call must be quick.
    /// </summary>
    public IDisposable Subscribe(Action changed)
    {
        var subscription = new Subscription(this, changed);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
            if (_subscriptions.Length == 1)
            {
                watched?.Invoke(true);
            }
        }

        return subscription;
    }

    public void Tell()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Changed();
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            var left = Array.FindAll(_subscriptions, other => other != subscription);
            if (left.Length == _subscriptions.Length)
            {
                return; // Disposed twice.
            }

            _subscriptions = left;
            if (left.Length == 0)
            {
                watched?.Invoke(false);
            }
        }
    }

    private sealed class Subscription(ChangeSignal signal, Action changed) : IDisposable
    {
        public Action Changed => changed;

        public void Dispose() => signal.Remove(this);
    }
}
