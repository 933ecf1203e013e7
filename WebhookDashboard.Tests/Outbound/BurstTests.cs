using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class BurstTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<int> _started = new();
    private readonly TaskCompletionSource _answer = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ReceiverDoesNotAnswer_KeepsTheRate()
    {
        var run = new Burst(_time).RunAsync(new BurstPlan(20, 10), Burst.MaxInFlight, StartAsync, Cancelled);

        for (var started = 1; started < 20; started++)
        {
            await Until.EqualAsync(started, () => _started.Count);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await Until.EqualAsync(20, () => _started.Count);
        _answer.SetResult();
        await run;
        Assert.Equal(Enumerable.Range(0, 20), _started);
    }

    [Fact]
    public async Task RunAsync_ClockThatJumped_CatchesUp()
    {
        var run = new Burst(_time).RunAsync(new BurstPlan(20, 10), Burst.MaxInFlight, StartAsync, Cancelled);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Until.EqualAsync(11, () => _started.Count);

        _answer.SetResult();
        _time.Advance(TimeSpan.FromSeconds(1));
        await run;
    }

    [Fact]
    public async Task RunAsync_ReceiverFarBehind_IsNotSentMoreThanTheBound()
    {
        var run = new Burst(_time).RunAsync(new BurstPlan(50, 1000), 20, StartAsync, Cancelled);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Until.EqualAsync(20, () => _started.Count);
        Assert.False(run.IsCompleted);

        _answer.SetResult();
        await run;
        Assert.Equal(50, _started.Count);
    }

    [Fact]
    public async Task RunAsync_Cancelled_WaitsForRequestsInFlight()
    {
        using var stop = new CancellationTokenSource();
        var run = new Burst(_time).RunAsync(new BurstPlan(1000, 10), Burst.MaxInFlight, StartAsync, stop.Token);
        await Until.EqualAsync(1, () => _started.Count);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Single(_started);
    }

    private Task StartAsync(int index, CancellationToken cancellationToken)
    {
        _started.Enqueue(index);
        return _answer.Task.WaitAsync(cancellationToken);
    }
}
