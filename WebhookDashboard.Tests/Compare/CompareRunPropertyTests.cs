using CsCheck;
using WebhookDashboard.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>Real runs with a clock that the test moves and random schedules, compared with what follows from each schedule.</summary>
public sealed class CompareRunPropertyTests
{
    [Fact]
    public Task Run_RandomSchedules_HasTheFiguresThatFollowFromThem() => RunSchedule.Random.SampleAsync(
        async schedule =>
        {
            var run = await new RunStage(schedule).PlayAsync();

            AssertFigures(schedule.Pull, run.PullAccount());
            AssertFigures(schedule.Push, run.PushAccount());
            var lost = LostWebhooks.Of(run.Changes, run.PushAccount().Latenesses);
            Assert.Equal(schedule.Fates, (lost.Reconciled, lost.Overtaken, lost.Open));
        },
        iter: 200);

    [Fact]
    public Task Run_RandomSchedulesWithReconciling_IsNeverWrongForLongerThanItsInterval() => RunSchedule.Random.SampleAsync(
        async schedule =>
        {
            // Webhooks are in time or lost: a late one would replace a newer copy.
            var inTime = schedule with
            {
                Reconcile = schedule.Reconcile ?? 4,
                Silent = 2 * RunSchedule.End,
                Changes = [.. schedule.Changes.Select(change => change with { Arrivals = [.. change.Arrivals.Take(1).Select(_ => change.Tick)] })],
            };

            var push = (await new RunStage(inTime).PlayAsync()).PushAccount();

            Assert.All(push.Wrong, span => Assert.True(
                (span.To ?? TimeSpan.FromMilliseconds(RunSchedule.End * RunSchedule.TickMs)) - span.From
                    <= TimeSpan.FromMilliseconds(inTime.Reconcile!.Value * RunSchedule.TickMs)));
        },
        iter: 100);

    private static void AssertFigures(RunScript script, SideAccount account)
    {
        var (apart, figures) = (script.ReplayByTheMillisecond(), account.Figures);
        Assert.Equal(script.Observations.Count, figures.Requests);
        Assert.Equal(script.Observations.Count(observation => observation.Version is null), figures.Failed);
        Assert.Equal(apart.RightMs, (int)Math.Round(figures.RightShare * script.EndMs));
        Assert.Equal(apart.LatesMs, account.Latenesses.Select(late => (int)late.Late.TotalMilliseconds));
        Assert.Equal(apart.Seen, figures.Learned);
        Assert.Equal(apart.NeverSeen, figures.NeverSeen);
        Assert.Equal(script.Changes.Count - apart.LatesMs.Count, figures.Pending);
        Assert.Equal(apart.ToldNothing, figures.ToldNothing);
        Assert.Equal(apart.MedianMs, figures.MedianLate?.TotalMilliseconds);
        Assert.Equal(apart.P95Ms, figures.P95Late?.TotalMilliseconds);
        Assert.Equal(apart.Quantity, figures.Quantity);
    }
}
