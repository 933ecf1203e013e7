using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebhookDashboard.Events;

namespace WebhookDashboard.Health;

/// <summary>Whether the store takes writes: by the last one made or, when that is a while ago, by one made for asking.</summary>
internal sealed class StorageCheck(StorageProbe storage) : IHealthCheck
{
    /// <summary>Nobody signs in to ask, so that this also bounds how many writes asking may cost.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await storage.CheckAsync(Believed, cancellationToken) is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
