using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Signals;

public sealed class ThrottledCallbackTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<Exception> _faults = [];
    private int _state;
    private int _calls;
    private int _seen;

    [Fact]
    public async Task Signal_AfterQuiet_CallsAtOnce()
    {
        await using var throttled = New(SeeAsync);

        await ChangeAsync(throttled, seen: 1);
        _clock.Advance(Interval);
        await ChangeAsync(throttled, seen: 2);

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Signal_AgainWithinTheInterval_IsCalledOnceWhenItIsOver()
    {
        await using var throttled = New(SeeAsync);
        await ChangeAsync(throttled, seen: 1);

        Change(throttled);
        Change(throttled);
        _clock.Advance(Interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Volatile.Read(ref _calls));
        Change(throttled);

        await UntilAsync(seen: 4);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Signal_Endless_CallsOnceAnIntervalAndSeesTheLast()
    {
        await using var throttled = New(SeeAsync);
        var start = _clock.GetTimestamp();
        while (Volatile.Read(ref _calls) < 10)
        {
            Change(throttled);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await UntilAsync(seen: Volatile.Read(ref _state));
        Assert.InRange(_calls, 10, 1 + (_clock.GetElapsedTime(start) / Interval));
    }

    [Fact]
    public async Task Signal_DuringACall_LeadsToOneMore()
    {
        var held = new TaskCompletionSource();
        await using var throttled = New(async _ =>
        {
            await SeeAsync(default);
            await held.Task;
        });
        await ChangeAsync(throttled, seen: 1);

        Change(throttled);
        Change(throttled);
        held.SetResult();

        await UntilAsync(seen: 3);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Signal_CallLongerThanTheInterval_NeverOverlaps()
    {
        var (under, most) = (0, 0);
        var held = new TaskCompletionSource();
        await using var throttled = New(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref under));
            await SeeAsync(default);
            await held.Task;
            Interlocked.Decrement(ref under);
        });
        await ChangeAsync(throttled, seen: 1);
        Change(throttled);
        _clock.Advance(10 * Interval);
        Assert.Equal(1, Volatile.Read(ref _calls));

        held.SetResult();

        await UntilAsync(seen: 2);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Dispose_WhileWaiting_EndsWithoutACall()
    {
        var throttled = New(SeeAsync);
        await ChangeAsync(throttled, seen: 1);
        Change(throttled); // It waits for the interval.

        await throttled.DisposeAsync();
        _clock.Advance(Interval);
        Change(throttled);

        Assert.Equal((1, 0), (_calls, _faults.Count));
    }

    [Fact]
    public async Task Dispose_DuringACall_CancelsItAndWaitsForIt()
    {
        var (cancelled, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var throttled = New(async token =>
        {
            await SeeAsync(token);
            await using var registration = token.Register(cancelled.SetResult);
            await ended.Task;
        });
        await ChangeAsync(throttled, seen: 1);
        Change(throttled);

        var disposing = throttled.DisposeAsync().AsTask();
        await cancelled.Task.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken);
        Assert.False(disposing.IsCompleted);
        ended.SetResult();
        await disposing.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken);
        Change(throttled);
        _clock.Advance(10 * Interval);

        Assert.Equal((1, 0), (_calls, _faults.Count));
    }

    [Fact]
    public async Task Callback_Throws_IsReportedAndCalledAgain()
    {
        await using var throttled = New(async token =>
        {
            await SeeAsync(token);
            if (_calls == 1)
            {
                throw new InvalidOperationException("a bug");
            }
        });
        await ChangeAsync(throttled, seen: 1);
        _clock.Advance(Interval);
        await ChangeAsync(throttled, seen: 2);

        Assert.Equal("a bug", Assert.Single(_faults).Message);
    }

    /// <summary>Of something that the callback itself cancelled; only the disposal is no fault.</summary>
    [Fact]
    public async Task Callback_ThrowsCancellation_IsReported()
    {
        await using var throttled = New(async token =>
        {
            await SeeAsync(token);
            throw new OperationCanceledException();
        });
        await ChangeAsync(throttled, seen: 1);
        await Until.EqualAsync(1, () => _faults.Count);
    }

    [Fact]
    public async Task Signal_FromManyThreads_LosesNoLastChange()
    {
        await using var throttled = new ThrottledCallback(TimeSpan.FromMicroseconds(1), SeeAsync, Report, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                Change(throttled);
            }
        })));

        await UntilAsync(seen: 80_000);
    }

    private ThrottledCallback New(Func<CancellationToken, Task> callback) => new(Interval, callback, Report, _clock);

    private Task Report(Exception fault)
    {
        _faults.Add(fault);
        return Task.CompletedTask;
    }

    private Task SeeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        Volatile.Write(ref _seen, Volatile.Read(ref _state));
        return Task.CompletedTask;
    }

    private void Change(ThrottledCallback throttled)
    {
        Interlocked.Increment(ref _state);
        throttled.Signal();
    }

    private Task ChangeAsync(ThrottledCallback throttled, int seen)
    {
        Change(throttled);
        return Until.TrueAsync(() => Volatile.Read(ref _seen) >= seen);
    }

    /// <summary>The callback runs on another thread, so the clock may move before that waits for it: it is moved until it does.</summary>
    private Task UntilAsync(int seen) => Until.TrueAsync(() =>
    {
        if (Volatile.Read(ref _seen) >= seen)
        {
            return true;
        }

        _clock.Advance(Interval);
        return false;
    });
}
