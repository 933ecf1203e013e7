using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>Says what a test wants of the server's health.</summary>
internal sealed class HandHealth : HealthCheckService
{
    public HealthStatus Now { get; set; } = HealthStatus.Healthy;

    public override Task<HealthReport> CheckHealthAsync(
        Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthReport(new Dictionary<string, HealthReportEntry>(), Now, TimeSpan.Zero));
}
