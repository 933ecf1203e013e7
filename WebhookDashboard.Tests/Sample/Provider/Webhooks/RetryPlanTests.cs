using CsCheck;
using WebhookDashboard.Sample.Provider.Webhooks;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

public sealed class RetryPlanTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 4)]
    [InlineData(5, 0.5, 24)]
    [InlineData(11, 0, 150)]
    [InlineData(11, 1, 300)]
    public void WaitAfter_Attempts_DoublesUpToFiveMinutes(int attempts, double chance, double seconds) =>
        Assert.Equal(seconds, RetryPlan.WaitAfter(attempts, null, chance).TotalSeconds);

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(30, 30)]
    [InlineData(100_000, 300)]
    public void WaitAfter_RetryAfter_LengthensWithinBounds(int asked, double seconds) =>
        Assert.Equal(seconds, RetryPlan.WaitAfter(1, TimeSpan.FromSeconds(asked), 0).TotalSeconds);

    [Fact]
    public void WaitAfter_Anything_IsBetweenASecondAndFiveMinutes() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Double[0, 1], Gen.TimeSpan.Nullable()).Sample((attempts, chance, asked) =>
        {
            var wait = RetryPlan.WaitAfter(attempts, asked, chance);
            return wait >= TimeSpan.FromSeconds(1) && wait <= RetryPlan.Longest;
        });
}
