using CsCheck;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class LatenessBinsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(10, 0.2)]
    [InlineData(1000, 0.6)]
    [InlineData(100_000, 1)]
    [InlineData(600_000, 1)]
    public void Place_AnyLateness_FollowsTheLogarithmicScale(int ms, double place) =>
        Assert.Equal(place, LatenessBins.Place(TimeSpan.FromMilliseconds(ms)), precision: 9);

    [Fact]
    public void Of_AnyTimes_CountsEachOnceInFewBins() => Gen.Int[0, 200_000].Array[0, 500].Sample(times =>
    {
        var bins = LatenessBins.Of(times.Select(ms => TimeSpan.FromMilliseconds(ms)));

        Assert.Equal(times.Length, bins.Sum(bin => bin.Count));
        Assert.True(bins.Count <= (LatenessBins.PerDecade * LatenessBins.Decades) + 1);
        Assert.Equal(bins.Select(bin => bin.Place).Order(), bins.Select(bin => bin.Place));
    });
}
