using WebhookDashboard.Components.Shared;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Components.Pages.Events.Histogram;

/// <summary>A histogram as it is drawn, and as it is told to those who don't see it.</summary>
/// <param name="Counts">What is drawn.</param>
/// <param name="Keys">The series, from the bottom of a bar.</param>
/// <param name="Bars">The buckets, oldest first.</param>
/// <param name="Peak">The number of events in the highest bar.</param>
internal sealed record HistogramPicture(EventHistogram Counts, IReadOnlyList<HistogramKey> Keys, IReadOnlyList<HistogramBar> Bars, long Peak)
{
    private const int MostLabels = 6;

    /// <summary>In seconds.</summary>
    public long Step => Counts.Axis.Step / 1_000;

    /// <summary>The length of a bucket: <c>10 s</c>, <c>5 min</c>.</summary>
    public string StepText => Format.Ago(TimeSpan.FromSeconds(Step));

    /// <summary>The series in the order of the legend: verdicts from the top of a bar, others with the largest first.</summary>
    public IEnumerable<HistogramKey> Legend => Keys is [{ Mark: not null }, ..] ? Keys.Reverse() : Keys;

    /// <summary>The bars that have a label below them, apart from those at the ends, where none has room.</summary>
    public IEnumerable<int> Labels => Counts.Axis.RoundBuckets(MostLabels).Where(bar => bar > Bars.Count * .04 && bar < Bars.Count * .95);

    public static HistogramPicture Of(HistogramShown shown, EventsView view)
    {
        if (shown.Counts is not { } counts)
        {
            throw new ArgumentException("There is nothing to draw.", nameof(shown));
        }

        var keys = HistogramKey.Of(counts, shown.By, view);
        var totals = Enumerable.Range(0, counts.Axis.Buckets).Select(bucket => keys.Sum(key => key.Series.Counts[bucket])).ToList();
        var peak = totals.Max();
        return new HistogramPicture(counts, keys, [.. totals.Select((total, bucket) => BarOf(counts.Axis, keys, bucket, total, peak))], peak);
    }

    /// <summary>Where a bar begins, in percent of the width.</summary>
    public string PlaceOf(int bar) => Format.Number(100d * bar / Bars.Count);

    private static HistogramBar BarOf(HistogramAxis axis, IReadOnlyList<HistogramKey> keys, int bucket, long total, long peak)
    {
        var from = axis.From + (bucket * axis.Step);
        var filled = keys.Where(key => key.Series.Counts[bucket] > 0).ToList();
        var parts = filled.Count == 0 ? "" : $": {string.Join(", ", filled.Select(key => $"{Format.Count(key.Series.Counts[bucket])} {VisibleText.Of(key.Series.Key)}"))}";
        return new HistogramBar(
            TimeRange.At(from),
            TimeRange.At(from + axis.Step),
            Format.Number(peak == 0 ? 0 : 100d * total / peak),
            [.. filled.Select(key => (key.Class, key.Series.Counts[bucket]))],
            $"{Format.Count(total, "event")}{parts}");
    }
}
