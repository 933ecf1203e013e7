using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>Whether the database takes writes, for whoever warns of it.</summary>
internal sealed class StorageHealth
{
    private volatile StorageFault? _fault;

    /// <summary>
    /// Told after each change, on the thread pool: who listens may take its time, and the writer goes on meanwhile. Read
    /// <see cref="Fault"/> for what holds now.
    /// </summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Null while all is well.</summary>
    public StorageFault? Fault => _fault;

    /// <returns>False when it was known already.</returns>
    public bool Set(StorageFault? fault)
    {
        if (_fault?.Reason == fault?.Reason)
        {
            return false;
        }

        _fault = fault;
        ThreadPool.QueueUserWorkItem(static health => health.Changed.Tell(), this, preferLocal: false);
        return true;
    }
}
