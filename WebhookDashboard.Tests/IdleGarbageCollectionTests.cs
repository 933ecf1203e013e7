using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests;

public sealed class IdleGarbageCollectionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly IdleGarbageCollection _collection;
    private long _allocated;
    private int _looks;
    private int _collections;

    public IdleGarbageCollectionTests() => _collection = new IdleGarbageCollection(_clock, Look, () => Interlocked.Increment(ref _collections));

    private int Collections => Volatile.Read(ref _collections);

    public async ValueTask InitializeAsync()
    {
        await _collection.StartAsync(TestContext.Current.CancellationToken);
        await Until.EqualAsync(1, () => Volatile.Read(ref _looks));
    }

    public async ValueTask DisposeAsync()
    {
        await _collection.StopAsync(CancellationToken.None);
        _collection.Dispose();
    }

    [Fact]
    public async Task Quiet_AfterTraffic_CollectsOnce()
    {
        await PassAsync(IdleGarbageCollection.WorthwhileBytes);
        await PassAsync(IdleGarbageCollection.QuietBytes - 1);
        await PassAsync(0);
        await PassAsync(0);

        Assert.Equal(1, Collections);
    }

    [Fact]
    public async Task Quiet_AfterMoreTraffic_CollectsAgain()
    {
        await PassAsync(IdleGarbageCollection.WorthwhileBytes);
        await PassAsync(0);
        await PassAsync(IdleGarbageCollection.WorthwhileBytes);
        await PassAsync(0);
        await PassAsync(0);

        Assert.Equal(2, Collections);
    }

    [Fact]
    public async Task Quiet_AfterLittleTraffic_DoesNotCollect()
    {
        await PassAsync(IdleGarbageCollection.WorthwhileBytes - 1);
        await PassAsync(0);
        await PassAsync(0);

        Assert.Equal(0, Collections);
    }

    [Fact]
    public async Task Traffic_Continues_DoesNotCollect()
    {
        for (var i = 0; i < 100; i++)
        {
            await PassAsync(IdleGarbageCollection.QuietBytes);
        }

        Assert.Equal(0, Collections);
    }

    /// <summary>What follows the last look may still be under way when this returns.</summary>
    private async Task PassAsync(long allocated)
    {
        Interlocked.Add(ref _allocated, allocated);
        var looks = Volatile.Read(ref _looks);
        _clock.Advance(IdleGarbageCollection.Interval);
        await Until.EqualAsync(looks + 1, () => Volatile.Read(ref _looks));
    }

    private long Look()
    {
        Interlocked.Increment(ref _looks);
        return Interlocked.Read(ref _allocated);
    }
}
