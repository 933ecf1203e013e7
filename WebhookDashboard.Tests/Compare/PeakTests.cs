using CsCheck;
using WebhookDashboard.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class PeakTests
{
    [Fact]
    public void Most_RandomTimes_IsTheLargestCountInAnyWindow() => Gen.Int[0, 300].Array[0, 40].Sample(times =>
    {
        TimeSpan[] ascending = [.. times.Order().Select(ms => TimeSpan.FromMilliseconds(ms))];

        var apart = times.Select(first => times.Count(ms => ms >= first && ms < first + 50)).DefaultIfEmpty(0).Max();

        Assert.Equal(apart, Peak.Most(ascending, TimeSpan.FromMilliseconds(50)));
    });
}
