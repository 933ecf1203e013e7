using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Storage;

/// <summary>Whether the database accepts writes.</summary>
internal sealed class StorageHealth
{
    private volatile StorageFault? _fault;

    /// <summary>
    /// Signalled after each change, on the thread pool, so that slow subscribers do not delay the writer. Read
    /// <see cref="Fault"/> for the current state.
    /// </summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Null if writing works.</summary>
    public StorageFault? Fault => _fault;

    /// <returns>False if the fault was known already.</returns>
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
