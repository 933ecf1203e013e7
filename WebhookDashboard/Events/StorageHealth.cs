namespace WebhookDashboard.Events;

/// <summary>Whether the database takes writes, for whoever warns of it.</summary>
internal sealed class StorageHealth
{
    private volatile StorageFault? _fault;

    /// <summary>Raised at each change, on the writer's thread.</summary>
    public event Action? Changed;

    /// <summary>Null while all is well.</summary>
    public StorageFault? Fault => _fault;

    public void Set(StorageFault? fault)
    {
        if (_fault?.Reason == fault?.Reason)
        {
            return;
        }

        _fault = fault;
        Changed?.Invoke();
    }
}
