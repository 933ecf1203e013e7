using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Histograms;

public sealed class EventHistogramTests
{
    private static readonly long Start = AnEvent.SomeTime.ToUnixTimeMilliseconds();

    private readonly EventHistogram _histogram = new(new HistogramAxis(Start, 10_000, 3), [new HistogramSeries("valid", [1, 0, 2])], Head: 7);

    [Fact]
    public void With_EventsAfterTheHead_AddsThemToTheirBuckets()
    {
        var now = _histogram.With(
            [AnEvent.To("inbox").Judged(Verdict.Valid).At(At(12)).Summary(9), AnEvent.To("inbox").At(At(1)).Summary(8)], HistogramBy.Verdict, mostBuckets: 5)!;

        Assert.Equal(9, now.Head);
        Assert.Equal(["valid 1,1,2", "unchecked 1,0,0"], now.Series.Select(series => $"{series.Key} {string.Join(',', series.Counts)}"));
    }

    [Fact]
    public void With_EventsThatItIncludesAlready_StaysAsItIs() =>
        Assert.Same(_histogram, _histogram.With([AnEvent.To("inbox").Summary(7)], HistogramBy.Verdict, mostBuckets: 5));

    [Fact]
    public void With_ALaterEvent_GrowsAsFarAsItMay()
    {
        var later = AnEvent.To("inbox").Judged(Verdict.Valid).At(At(49)).Summary(8);

        Assert.Equal([1, 0, 2, 0, 1], _histogram.With([later], HistogramBy.Verdict, mostBuckets: 5)!.Series[0].Counts);
        Assert.Null(_histogram.With([later], HistogramBy.Verdict, mostBuckets: 4));
    }

    [Fact]
    public void With_AnEarlierEvent_MustBeReadAgain() =>
        Assert.Null(_histogram.With([AnEvent.To("inbox").At(At(-1)).Summary(8)], HistogramBy.Verdict, mostBuckets: 5));

    [Fact]
    public void With_TheEleventhKey_CountsItToTheRest()
    {
        var arrived = Enumerable.Range(0, 12).Select(i => AnEvent.To("inbox").OfType($"type.{i}").At(At(i)).Summary(8 + i));

        var now = (_histogram with { Series = [] }).With(arrived, HistogramBy.Type, mostBuckets: 5)!;

        Assert.Equal((11, "other", 2), (now.Series.Count, now.Series[^1].Key, now.Series[^1].Total));
    }

    private static DateTimeOffset At(int seconds) => AnEvent.SomeTime.AddSeconds(seconds);
}
