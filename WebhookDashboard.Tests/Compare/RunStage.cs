using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>Has a real run live through a schedule: its poller, its reader of the log, its record, under a clock that is moved.</summary>
internal sealed class RunStage(RunSchedule schedule)
{
    private const int AnswerBytes = 220;

    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly ScriptedLedger _ledger = new();
    private readonly MemoryLog _log = new();

    /// <returns>The run when it was stopped.</returns>
    public async Task<RunData> PlayAsync()
    {
        var shop = new ScriptedShop(_clock);
        await using var run = new CompareRun(schedule.Settings, _ledger, shop, _log, _clock);
        run.Start();
        _ledger.Tell(new LedgerLine.Opened("1001", RunSchedule.Initial, shop.Tag!));
        await ReachAsync(run, () => run.Phase == RunPhase.Running);

        var (tag, changes, pulled, pushed) = (shop.Tag, 0, 0, 0);
        for (var tick = 1; tick <= RunSchedule.End; tick++)
        {
            shop.Tag = schedule.IsSilent(tick) ? null : tag;
            _clock.Advance(TimeSpan.FromMilliseconds(RunSchedule.TickMs));
            pulled += tick % schedule.Poll == 0 ? 1 : 0;
            pushed += schedule.Reconcile is { } every && tick % every == 0 ? 1 : 0;
            await ReachAsync(run, () => Counts(run) == (changes, pulled, pushed));

            foreach (var (change, version) in schedule.Changes.Select((change, i) => (change, i + 1)).Where(one => one.change.Tick == tick))
            {
                tag = $"\"v{version}\"";
                _ledger.Tell(new LedgerLine.Changed(version, change.Quantity, _clock.GetUtcNow(), tag, $"msg_{version}", change.IsLost));
                changes++;
                await ReachAsync(run, () => Counts(run) == (changes, pulled, pushed));
            }

            foreach (var version in schedule.ArrivingAt(tick))
            {
                _log.Add(AnEvent.To("inventory").At(_clock.GetUtcNow()).WithBody("""{"product_id":1001}""").WithHeader("webhook-id", $"msg_{version}"));
                _ledger.Tell(new LedgerLine.Answered($"msg_{version}", AnswerBytes));
                pushed++;
                await ReachAsync(run, () => Counts(run) == (changes, pulled, pushed));
            }
        }

        await ReachAsync(run, () => run.Snapshot()!.Push.All(observation => observation.BytesOut > 0));
        await run.StopAsync();
        Assert.Null(run.Fault);
        return run.Snapshot()!;
    }

    private static (int Changes, int Pulled, int Pushed) Counts(CompareRun run) =>
        run.Snapshot() is { } now ? (now.Changes.Count, now.Pull.Count, now.Push.Count) : default;

    /// <summary>As <see cref="Until"/>, which waits for longer than there is patience for some thousand times.</summary>
    private static async Task ReachAsync(CompareRun run, Func<bool> condition)
    {
        for (var since = Stopwatch.StartNew(); !condition();)
        {
            Assert.Null(run.Fault);
            Assert.True(since.Elapsed < WaitLimits.Longest, "The run has not done what the schedule says.");
            await Task.Yield();
        }
    }
}
