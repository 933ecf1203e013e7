using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>A series as the legend shows it.</summary>
/// <param name="Series">The counts.</param>
/// <param name="Class">The class of its part in each bar.</param>
/// <param name="Mark">Its verdict, if the series are verdicts.</param>
/// <param name="Chosen">The view with only its events, or without that filter if it is set; null for the rest.</param>
/// <param name="IsSet">Whether the view is filtered by it.</param>
internal sealed record HistogramKey(HistogramSeries Series, string Class, Verdict? Mark, EventsView? Chosen, bool IsSet)
{
    /// <summary>The verdicts from the bottom of a bar: what is in order first, so that trouble stands out at the top.</summary>
    private static readonly Verdict[] FromTheBottom =
        [Verdict.Valid, Verdict.Unchecked, Verdict.Stale, Verdict.Missing, Verdict.Malformed, Verdict.Mismatch];

    public static IReadOnlyList<HistogramKey> Of(EventHistogram counts, HistogramBy by, EventsView view) => by switch
    {
        HistogramBy.Verdict =>
        [
            .. from verdict in FromTheBottom
               from series in counts.Series
               where series.Key == HistogramBy.Verdict.KeyOf(endpoint: default, type: null, verdict)
               select new HistogramKey(series, series.Key, verdict, view with { Verdict = view.Verdict == verdict ? null : verdict }, view.Verdict == verdict),
        ],
        _ => [.. counts.Series.Select((series, index) => Of(series, index, by, view))],
    };

    private static HistogramKey Of(HistogramSeries series, int index, HistogramBy by, EventsView view)
    {
        if (series.IsRest)
        {
            return new HistogramKey(series, "rest", Mark: null, Chosen: null, IsSet: false);
        }

        var look = $"shade-{index}";
        if (by == HistogramBy.Endpoint)
        {
            var slug = Domain.EndpointSlug.Parse(series.Key);
            return new HistogramKey(series, look, Mark: null, view.Toggled(slug), view.Endpoints.Contains(slug));
        }

        var type = Domain.EventFilter.ParseType(series.Key);
        return new HistogramKey(series, look, Mark: null, view with { EventType = view.EventType == type ? null : type }, view.EventType == type);
    }
}
