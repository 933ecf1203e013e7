using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;

namespace WebhookDashboard.Health;

/// <summary>Checks whether the store accepts writes, by the last write or, if that is too old, by a probe.</summary>
internal sealed class StorageCheck(StorageProbe storage) : IHealthCheck
{
    /// <summary>Callers do not sign in, so this also limits how many probes they can cause.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await storage.CheckAsync(Believed, cancellationToken) is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
