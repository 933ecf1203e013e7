using CsCheck;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class FairShareTests
{
    [Theory]
    [InlineData(100, new long[] { 1_000, 10, 20 }, new long[] { 70, 10, 20 })]
    [InlineData(100, new long[] { 30, 30 }, new long[] { 30, 30 })]
    [InlineData(100, new long[] { 300, 200, 10 }, new long[] { 45, 45, 10 })]
    [InlineData(1, new long[] { 5, 5 }, new long[] { 0, 1 })]
    [InlineData(100_000, new long[] { 1_000_000, 40_000, 7 }, new long[] { 59_993, 40_000, 7 })]
    public void Divide_OverTheLimit_TakesFromTheLargest(long limit, long[] held, long[] kept) => Assert.Equal(kept, FairShare.Divide(held, limit));

    [Fact]
    public void Divide_AnyHoldings_UsesTheLimitAndSparesTheSmaller() => Gen
        .Select(Gen.Long[0, 1_000_000].List[1, 20], Gen.Long[1, 2_000_000])
        .Sample((held, limit) =>
        {
            var kept = FairShare.Divide(held, limit);
            Assert.Equal(Math.Min(limit, held.Sum()), kept.Sum());
            var largest = kept.Max();
            Assert.All(held.Zip(kept), pair => Assert.True(pair.Second == pair.First || (pair.Second < pair.First && pair.Second >= largest - 1)));
        });
}
