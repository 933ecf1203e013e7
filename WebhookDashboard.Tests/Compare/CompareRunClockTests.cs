using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Tests.Components;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>A run whose clock, changes and polls are the test's.</summary>
public sealed class CompareRunClockTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ScriptedLedger _ledger = new();
    private readonly ScriptedShop _shop;
    private CompareRun _run;

    public CompareRunClockTests()
    {
        _shop = new ScriptedShop(_clock);
        _run = Create(new RunSettings { PollSeconds = 5, LostPercent = 0 });
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Run_ChangesAndPollsAtKnownTimes_HasTheFiguresThatFollowFromThem()
    {
        await StartAsync();
        Pass(seconds: 2);
        await ChangeAsync(version: 1, quantity: 9);
        Pass(seconds: 1);
        await ChangeAsync(version: 2, quantity: 8);
        Pass(seconds: 2); // 5 s: the first poll
        await Until.EqualAsync(1, () => _run.Snapshot()!.Pull.Count);
        Pass(seconds: 5); // 10 s: a poll that finds nothing new
        await Until.EqualAsync(2, () => _run.Snapshot()!.Pull.Count);

        var pull = _run.Snapshot()!.PullAccount().Figures;

        Assert.Equal((2, 1, 1, 1), (pull.Requests, pull.ToldNothing, pull.Learned, pull.NeverSeen));
        Assert.Equal(TimeSpan.FromSeconds(2.5), pull.MedianLate);
        Assert.Equal(TimeSpan.FromSeconds(3), pull.WorstLate);
        Assert.Equal(0.7, pull.RightShare, precision: 12); // wrong from 2 s to 5 s of 10 s
        Assert.Equal((400, 200), (pull.BytesIn, pull.BytesOut));
    }

    [Fact]
    public async Task Run_PartFailsWithABug_EndsAndSaysSo()
    {
        await StartAsync();
        _shop.Bug = new InvalidOperationException("Something that nobody thought of.");
        Pass(seconds: 5);

        await Until.EqualAsync(RunPhase.Ended, () => _run.Phase);
        Assert.Equal("The run stopped: Something that nobody thought of.", _run.Fault);
    }

    [Fact]
    public async Task Run_WebhookLostAndNothingReconciles_ThePushCopyStaysWrong()
    {
        _run = Create(new RunSettings { PollSeconds = 60, LostPercent = 30 });
        await StartAsync();
        Pass(seconds: 2);
        await ChangeAsync(version: 1, quantity: 9, lost: true);
        Pass(seconds: 30);

        var push = _run.Snapshot()!.PushAccount().Figures;

        Assert.Equal((0, 1, 10), (push.Requests, push.Pending, push.Quantity));
        Assert.Equal(TimeSpan.FromSeconds(2), push.WrongSince);
        Assert.Equal(2.0 / 32, push.RightShare, precision: 12);
    }

    [Fact]
    public async Task Run_WebhooksLostAndReconciled_ThePushCopyIsRightAgainAtTheNextInterval()
    {
        _run = Create(new RunSettings { PollSeconds = 60, LostPercent = 30, ReconcileSeconds = 3 });
        await StartAsync();
        int[] changedAt = [1, 2, 5, 7, 8, 10];
        for (var second = 1; second <= 12; second++)
        {
            Pass(seconds: 1);
            if (Array.IndexOf(changedAt, second) is var index and >= 0)
            {
                await ChangeAsync(index + 1, quantity: 9 - index, lost: true);
            }

            await Until.EqualAsync(second / 3, () => _run.Snapshot()!.Push.Count);
        }

        var push = _run.Snapshot()!.PushAccount();

        Assert.Equal([(1, 3), (5, 6), (7, 9), (10, 12)], push.Wrong.Select(span => (span.From.TotalSeconds, span.To!.Value.TotalSeconds)));
        Assert.Equal((4, 6, 0), (push.Figures.Reconciling, push.Figures.Healed, push.Figures.Pending));
    }

    [Fact]
    public async Task Run_ShopSilent_CountsFailedPollsAndContinues()
    {
        await StartAsync();
        _shop.Tag = null;
        Pass(seconds: 5);
        await Until.EqualAsync(1, () => _run.Snapshot()!.PullAccount().Figures.Failed);
        _shop.Tag = "\"v0\"";
        Pass(seconds: 5);

        await Until.EqualAsync(2, () => _run.Snapshot()!.Pull.Count);
        Assert.Equal(1, _run.Snapshot()!.PullAccount().Figures.Failed);
    }

    [Fact]
    public async Task Run_AfterTenMinutes_EndsByItself()
    {
        await StartAsync();

        Pass(seconds: CompareRun.Longest.TotalSeconds);

        await Until.EqualAsync(RunPhase.Ended, () => _run.Phase);
        Assert.Null(_run.Fault);
        Assert.False(_ledger.IsRead);
    }

    [Fact]
    public async Task Run_ShopStartsLate_LastsTenMinutesFromTheStart()
    {
        _run.Start();
        await Until.TrueAsync(() => _ledger.IsRead);
        Pass(seconds: 300);
        _ledger.Tell(new LedgerLine.Opened("1001", 10, "\"v0\""));
        await Until.EqualAsync(RunPhase.Running, () => _run.Phase);

        Pass(seconds: CompareRun.Longest.TotalSeconds);

        await Until.EqualAsync(RunPhase.Ended, () => _run.Phase);
        Assert.Equal(CompareRun.Longest, _run.Snapshot()!.Elapsed);
    }

    [Fact]
    public async Task StopAsync_DuringARun_LeavesNoTimerAndNoReader()
    {
        await StartAsync();

        await _run.StopAsync();

        var asked = _shop.Asked;
        Pass(seconds: 60);
        Assert.Equal((asked, false), (_shop.Asked, _ledger.IsRead));
        Assert.Equal(TimeSpan.Zero, _run.Snapshot()!.Elapsed);
    }

    [Fact]
    public async Task Run_LedgerBreaksOff_EndsWithItsSentence()
    {
        await StartAsync();

        _ledger.Break("The connection to the shop was lost. Start again.");

        await Until.EqualAsync(RunPhase.Ended, () => _run.Phase);
        Assert.Equal("The connection to the shop was lost. Start again.", _run.Fault);
    }

    private CompareRun Create(RunSettings settings) =>
        new(settings, _ledger, _shop, new MemoryLog(), _clock);

    private async Task StartAsync()
    {
        _run.Start();
        _ledger.Tell(new LedgerLine.Opened("1001", 10, "\"v0\""));
        await Until.EqualAsync(RunPhase.Running, () => _run.Phase);
    }

    private async Task ChangeAsync(int version, long quantity, bool lost = false)
    {
        _shop.Tag = $"\"v{version}\"";
        _ledger.Tell(new LedgerLine.Changed(version, quantity, _clock.GetUtcNow(), _shop.Tag, $"msg_{version}", lost));
        await Until.EqualAsync(version, () => _run.Snapshot()!.Changes.Count);
    }

    private void Pass(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));
}
