using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class FloodTurnsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FloodTurns _turns;
    private readonly TaskCompletionSource _firstRepaint = new();
    private bool _secondRepaints;

    public FloodTurnsTests() => _turns = new FloodTurns(_clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _turns.Dispose();

    [Fact]
    public async Task Take_SecondList_WaitsForTheFirstAndItsRest()
    {
        var first = _turns.TakeAsync(() => _firstRepaint.Task, Cancel);
        var second = _turns.TakeAsync(SecondAsync, Cancel);

        _firstRepaint.SetResult();
        Assert.False(_secondRepaints);
        _clock.Advance(FloodTurns.Rest);
        await first.WaitAsync(WaitLimits.Longest, Cancel);

        await Until.TrueAsync(() => _secondRepaints);
        _clock.Advance(FloodTurns.Rest);
        await second.WaitAsync(WaitLimits.Longest, Cancel);
    }

    [Fact]
    public async Task Take_FirstIsStuck_GoesAheadAfterTheLongestWait()
    {
        var first = _turns.TakeAsync(() => _firstRepaint.Task, Cancel);
        var second = _turns.TakeAsync(SecondAsync, Cancel);

        _clock.Advance(FloodTurns.LongestWait);
        await Until.TrueAsync(() => _secondRepaints);
        _clock.Advance(FloodTurns.Rest);
        await second.WaitAsync(WaitLimits.Longest, Cancel);

        Assert.False(first.IsCompleted);
        _firstRepaint.SetResult();
        _clock.Advance(FloodTurns.Rest);
        await first.WaitAsync(WaitLimits.Longest, Cancel);
    }

    [Fact]
    public async Task Take_RepaintThrows_PassesTheTurnOn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _turns.TakeAsync(() => Task.FromException(new InvalidOperationException("for the test")), Cancel));

        var second = _turns.TakeAsync(SecondAsync, Cancel);

        Assert.True(_secondRepaints);
        _clock.Advance(FloodTurns.Rest);
        await second.WaitAsync(WaitLimits.Longest, Cancel);
    }

    private Task SecondAsync()
    {
        _secondRepaints = true;
        return Task.CompletedTask;
    }
}
