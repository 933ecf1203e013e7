using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Reports;

/// <summary>The rows that a report is made of.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Steps">The steps of the report's time, oldest first; those without events are left out.</param>
/// <param name="Rhythm">The steps of two hours of the last seven days.</param>
/// <param name="Memory">Null if nothing was ever received.</param>
/// <param name="Behind">How many events of the log are not in the rows yet.</param>
/// <param name="Types">The types of the endpoint; empty for a report without shapes.</param>
internal sealed record QualityRows(
    EndpointSlug Endpoint,
    IReadOnlyList<QualityStepRow> Steps,
    IReadOnlyList<QualityStepRow> Rhythm,
    QualityMemoryRow? Memory,
    long Behind,
    IReadOnlyList<QualityTypeRow> Types);
