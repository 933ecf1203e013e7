using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebhookDashboard.Events;

namespace WebhookDashboard.Health;

/// <summary>Whether the store takes writes, as its writer found.</summary>
internal sealed class StorageCheck(StorageHealth storage) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
