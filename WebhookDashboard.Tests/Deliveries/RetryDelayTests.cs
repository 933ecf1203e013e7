using CsCheck;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class RetryDelayTests
{
    private static readonly Destination Slow = new("slow", new ScriptedTransport())
    {
        FirstDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromMinutes(5),
    };

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 4)]
    [InlineData(5, 0.5, 24)]
    [InlineData(11, 0, 150)]
    [InlineData(11, 1, 300)]
    [InlineData(1_000_000, 1, 300)]
    public void WaitAfter_Failures_DoublesUpToTheLongest(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, RetryDelay.WaitAfter(Slow, failures, null, chance).TotalSeconds);

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(30, 30)]
    [InlineData(100_000, 300)]
    public void WaitAfter_RetryAfter_LengthensWithinBounds(int asked, double seconds) =>
        Assert.Equal(seconds, RetryDelay.WaitAfter(Slow, 1, TimeSpan.FromSeconds(asked), 0).TotalSeconds);

    [Fact]
    public void WaitAfter_Anything_IsBetweenHalfTheFirstDelayAndTheLongest() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Double[0, 1], Gen.TimeSpan.Nullable()).Sample((failures, chance, asked) =>
        {
            var wait = RetryDelay.WaitAfter(Slow, failures, asked, chance);
            return wait >= TimeSpan.FromSeconds(1) && wait <= Slow.MaxDelay;
        });
}
