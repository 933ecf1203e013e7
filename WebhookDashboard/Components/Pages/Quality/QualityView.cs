using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Reports;

namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>What the page shows: all of it was read together.</summary>
/// <param name="Range">How far back it looks.</param>
/// <param name="Open">The endpoint in the address; null for none.</param>
/// <param name="Times">The time in whole steps.</param>
/// <param name="Reports">A report for each endpoint, without shapes.</param>
/// <param name="Report">The report of the open endpoint; null if none is open, or there is no such endpoint.</param>
public sealed record QualityView(
    QualityRangeOption Range, EndpointSlug? Open, QualityRange Times, IReadOnlyList<QualityReport> Reports, QualityReport? Report)
{
    /// <summary>The address of the page with an endpoint open, or with none.</summary>
    public static string AddressOf(EndpointSlug? open, QualityRangeOption range)
    {
        var query = string.Join('&', ((string?[])[open is { } slug ? $"endpoint={slug}" : null, range == QualityRangeOption.Default ? null : $"range={range.Key}"]).OfType<string>());
        return query.Length == 0 ? "quality" : $"quality?{query}";
    }
}
