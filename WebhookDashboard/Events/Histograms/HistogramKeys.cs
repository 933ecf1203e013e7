using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Histograms;

internal static class HistogramKeys
{
    /// <summary>The key of the series that an event belongs to.</summary>
    public static string KeyOf(this HistogramBy by, EndpointSlug endpoint, string? type, Verdict verdict) => by switch
    {
        HistogramBy.Type => type is null or EventFilter.NoType ? EventFilter.NoTypeText : type,
        HistogramBy.Endpoint => endpoint.Value,
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
