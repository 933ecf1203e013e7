using System.ComponentModel;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Api.Events;

internal sealed record HistogramOutput(
    [property: Description("The beginning of the first bucket: 'from', or the time of the earliest event that matches.")] DateTimeOffset From,
    [property: Description("The end of the last bucket, 'to' or now at the earliest.")] DateTimeOffset To,
    [property: Description("The length of a bucket, in seconds.")] long StepSeconds,
    [property: Description("The ten keys with most events, the largest first, then 'other' if there are more keys.")] IReadOnlyList<HistogramSeriesOutput> Series,
    [property: Description("Older events than this sequence may be missing, since testing them would have taken longer than two seconds; null: all are counted.")] long? SearchedTo,
    [property: Description("How many events match, but are left out: without 'from' those of more than ten years ago, without 'to' those of more than a day in the future. A wrong clock or an import may bring them.")] long Outside)
{
    public static HistogramOutput Of(EventHistogram histogram) => new(
        histogram.From,
        histogram.To,
        histogram.Axis.Step / 1_000,
        [.. histogram.Series.Select(series => new HistogramSeriesOutput(series.Key, series.Counts))],
        histogram.SearchedTo,
        histogram.Outside);
}
