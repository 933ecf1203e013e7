using System.Data.Common;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Tests.Components.Quality;

/// <summary>Reports that a test writes.</summary>
internal sealed class HandReports : IQualityReports
{
    /// <summary>By endpoint.</summary>
    public Dictionary<string, QualityReport> BySlug { get; } = [];

    /// <summary>The times of the reads of all endpoints.</summary>
    public List<QualityRange> Reads { get; } = [];

    public DbException? Fault { get; set; }

    public ChangeSignal Changed { get; } = new();

    public Task<IReadOnlyList<QualityReport>> ReadAllAsync(QualityRange range, CancellationToken cancellationToken)
    {
        Reads.Add(range);
        return Fault is { } fault ? Task.FromException<IReadOnlyList<QualityReport>>(fault) : Task.FromResult<IReadOnlyList<QualityReport>>([.. BySlug.Values]);
    }

    public Task<QualityReport> ReadAsync(EndpointSlug endpoint, QualityRange range, CancellationToken cancellationToken) =>
        Task.FromResult(BySlug[endpoint.Value]);
}
