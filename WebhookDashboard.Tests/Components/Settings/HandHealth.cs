using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>Reports the health that a test sets.</summary>
internal sealed class HandHealth : HealthCheckService
{
    public HealthStatus Now { get; set; } = HealthStatus.Healthy;

    public override Task<HealthReport> CheckHealthAsync(
        Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthReport(new Dictionary<string, HealthReportEntry>(), Now, TimeSpan.Zero));
}
