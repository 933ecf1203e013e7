using System.Collections.Concurrent;

namespace WebhookDashboard.Deliveries;

/// <summary>The current destinations. A change takes effect with the next attempt.</summary>
internal sealed class Destinations
{
    private readonly ConcurrentDictionary<string, Destination> _byName;

    public Destinations(IEnumerable<Destination> registered) =>
        _byName = new(registered.ToDictionary(destination => destination.Name), StringComparer.Ordinal);

    /// <summary>Raised with the name of a destination that was added, changed or removed.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<Destination> All => [.. _byName.Values];

    public Destination? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a destination, or replaces the one with its name.</summary>
    public void Set(Destination destination)
    {
        _byName[destination.Name] = destination;
        Changed?.Invoke(destination.Name);
    }

    /// <summary>Removes a destination. Its deliveries stay queued until there is a destination of that name again.</summary>
    public void Remove(string name)
    {
        if (_byName.TryRemove(name, out _))
        {
            Changed?.Invoke(name);
        }
    }
}
