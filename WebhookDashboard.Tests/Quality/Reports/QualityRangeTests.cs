using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reports;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Reports;

public sealed class QualityRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 60, 61)]
    [InlineData(24, 900, 97)]
    [InlineData(7 * 24, 7_200, 85)]
    [InlineData(30 * 24, 7_200, 361)]
    public void Last_EachChoice_HasFewStepsUpToNow(int hours, int seconds, int steps)
    {
        var range = QualityRange.Last(TimeSpan.FromHours(hours), Now);

        Assert.Equal((seconds, steps), (range.Level.Seconds, range.Count));
        Assert.True(range.From <= Now.AddHours(-hours) && range.To > Now && range.To - Now <= range.Level.Length);
    }

    [Fact]
    public void Of_AnHourLongAgo_HasTheStepsThatAreKept()
    {
        Assert.Equal(StepLevel.QuarterHour, QualityRange.Of(Now.AddDays(-3), Now.AddDays(-3).AddHours(1), Now).Level);
        Assert.Equal(StepLevel.TwoHours, QualityRange.Of(Now.AddDays(-20), Now.AddDays(-20).AddHours(1), Now).Level);
    }

    [Fact]
    public void Of_TimesBeyondWhatIsKept_AreCutToIt()
    {
        var all = QualityRange.Of(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now);
        var before = QualityRange.Of(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(1), Now);

        Assert.Equal((StepLevel.TwoHours, 1_081), (all.Level, all.Count));
        Assert.Equal((StepLevel.TwoHours, 1), (before.Level, before.Count));
    }
}
