using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Tests.Compare;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class CompareSessionTests : IAsyncDisposable
{
    private readonly CountedClock _clock = new();
    private readonly ScriptedLedger _ledger = new();
    private readonly CompareSession _session;
    private int _shown;

    public CompareSessionTests() => _session = new CompareSession(
        new CompareRunFactory(_ledger, new ScriptedShop(_clock), new MemoryLog(), _clock),
        _clock,
        () => Interlocked.Increment(ref _shown),
        fault => throw fault);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Run_NoRepaintConfirmedForTenSeconds_EndsAndSaysWhy()
    {
        await StartAsync();
        await StepAsync(CompareSession.MaxUnconfirmed - 1);
        Assert.True(_session.IsUnderWay);

        await Until.TrueAsync(() =>
        {
            _clock.Advance(CompareSession.Step);
            return !_session.IsUnderWay && !_ledger.IsRead;
        });
        Assert.Equal("The run ended because the connection to this page was lost.", _session.Fault);
        Assert.NotNull(_session.View);
    }

    [Fact]
    public async Task Run_RepaintsConfirmed_GoesOn()
    {
        await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await StepAsync(CompareSession.MaxUnconfirmed - 1);
            _session.Confirm();
        }

        Assert.True(_session.IsUnderWay);
    }

    private async Task StartAsync()
    {
        await _session.StartAsync(RunSettings.Default);
        _ledger.Tell(new LedgerLine.Opened("1001", 10, "\"v0\""));
        await Until.TrueAsync(() =>
        {
            _session.Confirm();
            _clock.Advance(CompareSession.Step);
            return _session.View is { Phase: RunPhase.Running };
        });
        _session.Confirm();
    }

    private async Task StepAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            var shown = Volatile.Read(ref _shown);
            _clock.Advance(CompareSession.Step);
            await Until.TrueAsync(() => Volatile.Read(ref _shown) > shown);
        }
    }
}
