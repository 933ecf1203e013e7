using WebhookDashboard.Domain;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Histograms;

/// <summary>How many events were received in each bucket of time.</summary>
/// <param name="Axis">The buckets.</param>
/// <param name="Series">At most <see cref="MostKeys"/> keys, the one with most events first, then the rest if there are more keys.</param>
/// <param name="Head">The last sequence of the log that was counted, if it matches.</param>
/// <param name="SearchedTo">Older events than this sequence may be missing, since looking at them would have taken too long; null: all are counted.</param>
/// <param name="Outside">How many events that match are not counted, because their times are outside <see cref="HistogramSpan"/>.</param>
internal sealed record EventHistogram(HistogramAxis Axis, IReadOnlyList<HistogramSeries> Series, long Head, long? SearchedTo = null, long Outside = 0)
{
    public const int MostKeys = 10;

    public DateTimeOffset From => TimeRange.At(Axis.From);

    public DateTimeOffset To => TimeRange.At(Axis.To);

    public long Total => Series.Sum(one => one.Total);

    /// <summary>Adds matching events that arrived since. Those that are counted already are passed over.</summary>
    /// <param name="arrived">Events that match.</param>
    /// <param name="by">What the series stand for.</param>
    /// <param name="mostBuckets">How many buckets there may be in the end; there is one more for each step that passes.</param>
    /// <returns>Null if they don't fit, so that all must be read again.</returns>
    public EventHistogram? With(IEnumerable<EventSummary> arrived, HistogramBy by, int mostBuckets)
    {
        var fresh = arrived.Where(one => one.Sequence > Head).ToList();
        if (fresh.Count == 0)
        {
            return this;
        }

        var indexes = fresh.ConvertAll(one => (one.ReceivedAt.ToUnixTimeMilliseconds() - Axis.From) / Axis.Step);
        var buckets = Math.Max(Axis.Buckets, indexes.Max() + 1);
        if (fresh.Exists(one => one.ReceivedAt < From) || buckets > mostBuckets)
        {
            return null;
        }

        var series = Series.ToDictionary(one => one, one => Extend(one.Counts, (int)buckets));
        foreach (var (one, index) in fresh.Zip(indexes))
        {
            var key = by.KeyOf(one.Endpoint, one.EventType, one.Signature.Verdict);
            var own = series.Keys.FirstOrDefault(known => !known.IsRest && known.Key == key) ?? series.Keys.FirstOrDefault(known => known.IsRest);
            if (own is null)
            {
                own = series.Count < MostKeys ? new HistogramSeries(key, []) : new HistogramSeries(HistogramSeries.RestKey, [], IsRest: true);
                series[own] = new long[buckets];
            }

            series[own][index]++;
        }

        return this with
        {
            Axis = Axis with { Buckets = (int)buckets },
            Series = [.. series.Select(pair => pair.Key with { Counts = pair.Value })],
            Head = fresh.Max(one => one.Sequence),
        };
    }

    private static long[] Extend(IReadOnlyList<long> counts, int length)
    {
        var longer = new long[length];
        for (var i = 0; i < counts.Count; i++)
        {
            longer[i] = counts[i];
        }

        return longer;
    }
}
