using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Ingest;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void TryTake_OneSecondsBurst_PassesAndTheNextWaits()
    {
        var bucket = new TokenBucket(10, _clock);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(bucket.TryTake(out var none)));
        Assert.False(bucket.TryTake(out var wait));
        Assert.Equal(0.1, wait.TotalSeconds, precision: 3);

        _clock.Advance(wait);
        Assert.True(bucket.TryTake(out _));
        Assert.False(bucket.TryTake(out _));
    }

    [Fact]
    public void TryTake_RateBelowOne_PassesOneAndTheNextLater()
    {
        var bucket = new TokenBucket(0.25, _clock);
        Assert.True(bucket.TryTake(out _));
        Assert.False(bucket.TryTake(out var wait));
        Assert.Equal(4, wait.TotalSeconds, precision: 3);
    }

    [Fact]
    public void TryTake_LowestRate_ReportsALongWait()
    {
        var bucket = new TokenBucket(double.Epsilon, _clock);
        Assert.True(bucket.TryTake(out _));
        Assert.False(bucket.TryTake(out var wait));
        Assert.Equal(TimeSpan.FromDays(1), wait);
    }

    [Fact]
    public void TryTake_AfterALongRest_HasNoMoreThanASecondsWorth()
    {
        var bucket = new TokenBucket(2, _clock);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bucket.TryTake(out var none)));
    }
}
