using System.Collections.Concurrent;

namespace WebhookDashboard.Deliveries;

/// <summary>The destinations that there are now. A change is heeded by the next attempt.</summary>
internal sealed class Destinations
{
    private readonly ConcurrentDictionary<string, Destination> _byName;

    public Destinations(IEnumerable<Destination> registered) =>
        _byName = new(registered.ToDictionary(destination => destination.Name), StringComparer.Ordinal);

    /// <summary>Told the name of a destination that was added, changed or removed.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<Destination> All => [.. _byName.Values];

    public Destination? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a destination, or replaces the one of its name.</summary>
    public void Set(Destination destination)
    {
        _byName[destination.Name] = destination;
        Changed?.Invoke(destination.Name);
    }

    /// <summary>Its deliveries stay in the queue, and wait for a destination of that name.</summary>
    public void Remove(string name)
    {
        if (_byName.TryRemove(name, out _))
        {
            Changed?.Invoke(name);
        }
    }
}
