using WebhookDashboard.Quality.Measures;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Measures;

public sealed class DurationCountsTests
{
    private const double Off = .06;

    [Fact]
    public void Percentile_OneToAHundred_IsWithinItsClass()
    {
        var counts = Of(Enumerable.Range(1, 100).Select(i => TimeSpan.FromMilliseconds(i * 100)));

        Near(TimeSpan.FromSeconds(5), counts.Percentile(.5));
        Near(TimeSpan.FromSeconds(9.5), counts.Percentile(.95));
        Near(TimeSpan.FromSeconds(10), counts.Percentile(1));
        Assert.Equal(100, counts.Total);
    }

    [Fact]
    public void Percentile_DurationsBelowZero_AreTheSmallest()
    {
        var counts = Of([TimeSpan.FromSeconds(-3), TimeSpan.FromMilliseconds(.2), TimeSpan.FromSeconds(2)]);

        Near(TimeSpan.FromSeconds(-3), counts.Percentile(0));
        Assert.Equal(TimeSpan.Zero, counts.Percentile(.5));
        Near(TimeSpan.FromSeconds(2), counts.Percentile(.95));
    }

    [Fact]
    public void Percentile_NoDurations_IsNull() => Assert.Null(new DurationCounts().Percentile(.5));

    [Fact]
    public void MedianByTime_BurstsEveryFiveMinutes_IsFiveMinutes()
    {
        // 1,000 intervals within bursts, ten between them, and one night.
        var counts = Of([
            .. Enumerable.Repeat(TimeSpan.FromMilliseconds(10), 1_000), .. Enumerable.Repeat(TimeSpan.FromMinutes(5), 10), TimeSpan.FromHours(9),
        ]);

        Near(TimeSpan.FromMinutes(5), counts.MedianByTime(5));
    }

    [Fact]
    public void MedianByTime_TooFew_IsNull() => Assert.Null(Of(Enumerable.Repeat(TimeSpan.FromSeconds(1), 4)).MedianByTime(5));

    [Fact]
    public void MedianByTime_AllAtOnce_IsZero() => Assert.Equal(TimeSpan.Zero, Of(Enumerable.Repeat(TimeSpan.Zero, 9)).MedianByTime(5));

    [Fact]
    public void Bytes_OfTwo_AddUp()
    {
        var first = Of([TimeSpan.FromSeconds(-3), TimeSpan.FromDays(90)]).ToBytes();
        var second = Of([TimeSpan.Zero, TimeSpan.FromDays(90)]).ToBytes();

        var both = DurationCounts.Read(first).Add(second);

        Assert.Equal(4, both.Total);
        Assert.Equal(Of([TimeSpan.FromSeconds(-3), TimeSpan.Zero, TimeSpan.FromDays(90), TimeSpan.FromDays(90)]).ToBytes(), both.ToBytes());
    }

    private static DurationCounts Of(IEnumerable<TimeSpan> durations)
    {
        var counts = new DurationCounts();
        foreach (var duration in durations)
        {
            counts.Add(duration);
        }

        return counts;
    }

    private static void Near(TimeSpan expected, TimeSpan? actual) => Assert.InRange(actual!.Value / expected, 1 - Off, 1 + Off);
}
