using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Reads how senders deliver. A read costs the same in a log of any size.</summary>
internal interface IQualityReports
{
    /// <summary>Raised when more events were measured, on any thread.</summary>
    ChangeSignal Changed { get; }

    /// <returns>A report for each endpoint, in the order of the directory, without shapes.</returns>
    Task<IReadOnlyList<QualityReport>> ReadAllAsync(QualityRange range, CancellationToken cancellationToken);

    /// <returns>The report of one endpoint, which may have received nothing.</returns>
    Task<QualityReport> ReadAsync(EndpointSlug endpoint, QualityRange range, CancellationToken cancellationToken);
}
