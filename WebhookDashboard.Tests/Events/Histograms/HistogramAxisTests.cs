using WebhookDashboard.Events.Histograms;
using Xunit;

namespace WebhookDashboard.Tests.Events.Histograms;

public sealed class HistogramAxisTests
{
    private const long Start = 1_767_323_045_678; // 2026-01-02T03:04:05.678Z

    [Theory]
    [InlineData(3_600, 60, 60, 60)]
    [InlineData(3_601, 60, 61, 60)]
    [InlineData(3_600, 10, 360, 10)]
    [InlineData(1, 60, 1, 60)]
    [InlineData(0, 60, 1, 60)]
    [InlineData(-5, 60, 1, 60)]
    public void Of_NotRounded_HasAsManyBucketsAsAskedFor(long seconds, int buckets, long step, int expected)
    {
        var axis = HistogramAxis.Of(Start, Start + (seconds * 1_000), buckets, isRounded: false);

        Assert.Equal(new HistogramAxis(Start, step * 1_000, expected), axis);
    }

    [Theory]
    [InlineData(3_600, 60, 61)] // An hour that begins within a minute touches 61.
    [InlineData(3_000, 60, 51)]
    [InlineData(30, 1, 31)]
    [InlineData(86_400, 1_800, 49)]
    [InlineData(30 * 86_400, 43_200, 61)]
    [InlineData(3_650 * 86_400L, 604_800 * 16, 34)]
    public void Of_Rounded_BeginsAndLastsForARoundTime(long seconds, long step, int buckets)
    {
        var axis = HistogramAxis.Of(Start, Start + (seconds * 1_000), 61, isRounded: true);

        Assert.Equal((0, step), (axis.From % axis.Step, axis.Step / 1_000));
        Assert.InRange(Start, axis.From, axis.From + axis.Step - 1);
        Assert.InRange(Start + (seconds * 1_000), axis.To - axis.Step, axis.To);
        Assert.InRange(axis.Buckets, buckets - 1, buckets);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(172_800)]
    [InlineData(604_800)]
    public void RoundBuckets_AnyStep_AreFewAndEvenlySpaced(long step)
    {
        var axis = HistogramAxis.Of(Start, Start + (step * 50_000), 60, isRounded: true);

        var labels = axis.RoundBuckets(6).ToList();

        Assert.InRange(labels.Count, 1, 7);
        Assert.True(labels.Zip(labels.Skip(1), (one, next) => next - one).Distinct().Count() <= 1);
    }
}
