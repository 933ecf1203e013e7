using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>What the panel shows.</summary>
/// <param name="Counts">Null until they were read once.</param>
/// <param name="By">What their series stand for.</param>
/// <param name="Failed">Whether the last read failed. It is tried again; the counts are older.</param>
internal sealed record HistogramShown(EventHistogram? Counts, HistogramBy By, bool Failed)
{
    public static readonly HistogramShown Nothing = new(Counts: null, HistogramBy.Verdict, Failed: false);
}
