using System.Data.Common;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class ThrottledReadingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ConsumerChanges _changes = new();
    private int _readings;
    private int _repaints;

    [Fact]
    public async Task Signals_InABurst_CauseOneMoreRead()
    {
        await using var reading = new ThrottledReading(ReadAsync, Subscribe, Repaint, _ => Task.CompletedTask, _clock);
        await Until.TrueAsync(() => _readings == 1);

        for (var i = 0; i < 100; i++)
        {
            _changes.Tell(ConsumerParts.Orders);
        }

        Assert.Equal(1, _readings);
        await Until.TrueAsync(() =>
        {
            _clock.Advance(ThrottledReading.Spacing);
            return _readings == 2;
        });
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _readings);
    }

    [Fact]
    public async Task Reading_Fails_IsReportedAndRepeatedOnRequest()
    {
        List<Exception> failed = [];
        await using var reading = new ThrottledReading(
            _ => ++_readings == 1 ? throw new InvalidOperationException() : Task.CompletedTask,
            Subscribe,
            Repaint,
            fault =>
            {
                failed.Add(fault);
                return Task.CompletedTask;
            },
            _clock);
        await Until.TrueAsync(() => failed.Count == 1);

        reading.Ask();

        await Until.TrueAsync(() =>
        {
            _clock.Advance(ThrottledReading.Spacing);
            return _readings == 2;
        });
    }

    [Fact]
    public async Task Reading_DatabaseRefuses_IsReportedAndRetried()
    {
        List<Exception> failed = [];
        await using var reading = new ThrottledReading(
            _ => ++_readings < 3 ? throw new Refusal() : Task.CompletedTask,
            Subscribe,
            Repaint,
            fault =>
            {
                failed.Add(fault);
                return Task.CompletedTask;
            },
            _clock);
        await Until.TrueAsync(() => _repaints == 1);
        Assert.True(reading.IsRefused);

        await Until.TrueAsync(() =>
        {
            _clock.Advance(ThrottledReading.Rest);
            return _repaints == 2;
        });

        Assert.False(reading.IsRefused);
        Assert.Equal(3, _readings);
        Assert.Empty(failed);
    }

    [Fact]
    public async Task Dispose_WhileReading_EndsItAndTheSubscription()
    {
        var ended = false;
        var reading = new ThrottledReading(
            async cancellationToken =>
            {
                _readings++;
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    ended = true;
                }
            },
            Subscribe,
            Repaint,
            _ => Task.CompletedTask,
            _clock);
        await Until.TrueAsync(() => _readings == 1);

        await reading.DisposeAsync();

        Assert.True(ended);
        Assert.Equal(0, _changes.Watchers);
    }

    private IDisposable Subscribe(Action changed) => _changes.Subscribe(ConsumerParts.Orders, _ => changed());

    private void Repaint() => Interlocked.Increment(ref _repaints);

    private Task ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _readings);
        return Task.CompletedTask;
    }

    private sealed class Refusal : DbException;
}
