using System.Collections.Concurrent;

namespace WebhookDashboard.Supervision;

/// <summary>The states of all supervised services.</summary>
internal sealed class ServiceStatuses
{
    private readonly ConcurrentDictionary<string, ServiceStatus> _byName = new();

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<ServiceStatus> All => [.. _byName.Values.OrderBy(status => status.Name, StringComparer.Ordinal)];

    public void Started(string name) => _byName.AddOrUpdate(
        name,
        static name => new ServiceStatus(name, IsRunning: true, Faults: 0, LastFault: null),
        static (_, status) => status with { IsRunning = true });

    public void Failed(string name, WorkFault fault) => _byName.AddOrUpdate(
        name,
        name => new ServiceStatus(name, IsRunning: false, Faults: 1, fault),
        (_, status) => status with { IsRunning = false, Faults = status.Faults + 1, LastFault = fault });
}
