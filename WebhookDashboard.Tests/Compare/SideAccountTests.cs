using CsCheck;
using WebhookDashboard.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>The figures of a run, compared with a replay that goes through it millisecond by millisecond.</summary>
public sealed class SideAccountTests
{
    private static readonly Gen<RunScript> Runs = RunScript.Random;

    [Fact]
    public void Compute_NothingHappened_IsAlwaysRight()
    {
        var account = SideAccount.Compute(7, [], [], TimeSpan.FromSeconds(10));

        Assert.Equal(SideFigures.None with { Quantity = 7 }, account.Figures);
    }

    [Fact]
    public void Compute_PollAfterTwoChanges_MissesOne()
    {
        var account = SideAccount.Compute(
            5,
            [AChange(1, quantity: 4, ms: 1000), AChange(2, quantity: 3, ms: 2000)],
            [APoll(version: 0, ms: 500), APoll(version: 2, ms: 4000), APoll(version: 2, ms: 5000)],
            TimeSpan.FromSeconds(6));

        Assert.Equal((3, 2), (account.Figures.Requests, account.Figures.ToldNothing));
        Assert.Equal((1, 1, 0), (account.Figures.Learned, account.Figures.NeverSeen, account.Figures.Pending));
        Assert.Equal(TimeSpan.FromSeconds(2.5), account.Figures.MedianLate);
        Assert.Equal(TimeSpan.FromSeconds(3), account.Figures.WorstLate);
        Assert.Equal(0.5, account.Figures.RightShare, precision: 12);
        Assert.Equal(3, account.Figures.Quantity);
    }

    [Fact]
    public void Compute_LostWebhook_StaysWrongUntilReconciled()
    {
        var changes = new[] { AChange(1, quantity: 4, ms: 1000) };
        var lost = SideAccount.Compute(5, changes, [], TimeSpan.FromSeconds(10));
        var healed = SideAccount.Compute(
            5,
            changes,
            [new Observation(ObservationKind.Reconcile, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(3), 1, 10, 20)],
            TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(1), lost.Figures.WrongSince);
        Assert.Equal((1, 0.1), (lost.Figures.Pending, lost.Figures.RightShare));
        Assert.Null(healed.Figures.WrongSince);
        Assert.Equal((1, 1, 0.8), (healed.Figures.Healed, healed.Figures.Reconciling, healed.Figures.RightShare));
    }

    [Fact]
    public void Compute_FailedRequest_CountsAndTeachesNothing()
    {
        var account = SideAccount.Compute(
            5,
            [AChange(1, quantity: 4, ms: 1000)],
            [new Observation(ObservationKind.Poll, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), Version: null, 0, 90)],
            TimeSpan.FromSeconds(10));

        Assert.Equal((1, 1, 0), (account.Figures.Requests, account.Figures.Failed, account.Figures.ToldNothing));
        Assert.Equal(1, account.Figures.Pending);
    }

    [Fact]
    public void Compute_RandomRuns_EqualsTheReplay() => Runs.Sample(run =>
    {
        var figures = run.Account().Figures;
        var apart = run.ReplayByTheMillisecond();

        Assert.Equal(apart.RightMs, (int)Math.Round(figures.RightShare * run.EndMs));
        Assert.Equal(apart.LatesMs, run.Account().Latenesses.Select(l => (int)l.Late.TotalMilliseconds));
        Assert.Equal(apart.Seen, figures.Learned);
        Assert.Equal(apart.NeverSeen, figures.NeverSeen);
        Assert.Equal(apart.ToldNothing, figures.ToldNothing);
        Assert.Equal(apart.MedianMs, figures.MedianLate?.TotalMilliseconds);
        Assert.Equal(apart.P95Ms, figures.P95Late?.TotalMilliseconds);
        Assert.Equal(apart.Quantity, figures.Quantity);
    });

    [Fact]
    public void Compute_RandomRuns_WrongSpansAreSortedAndDisjoint() => Runs.Sample(run =>
    {
        var spans = run.Account().Wrong;

        Assert.All(spans.SkipLast(1), span => Assert.True(span.From < span.To));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
    });

    [Theory]
    [InlineData(1, 60)]
    [InlineData(5, 12)]
    [InlineData(20, 600)]
    public void Compute_RandomChanges_PullIsHalfItsIntervalLateOnAverage(int pollSeconds, int changesPerMinute)
    {
        const int Changes = 4000;
        var random = new Random(20260102);
        var at = TimeSpan.Zero;
        var changes = new List<SourceChange>();
        for (var version = 1; version <= Changes; version++)
        {
            at += TimeSpan.FromMinutes(-Math.Log(1 - random.NextDouble()) / changesPerMinute);
            changes.Add(new SourceChange(version, version, at, IsLost: false));
        }

        var interval = TimeSpan.FromSeconds(pollSeconds);
        var known = 0;
        var polls = new List<Observation>();
        for (var poll = interval; poll < at + interval; poll += interval)
        {
            known = changes.FindIndex(known, change => change.At > poll) is var later and >= 0 ? later : Changes;
            polls.Add(new Observation(ObservationKind.Poll, poll, poll, known, 1, 1));
        }

        var late = SideAccount.Compute(0, changes, polls, at + interval).Figures.MeanLate!.Value;

        Assert.InRange(late / interval, 0.47, 0.53);
    }

    private static SourceChange AChange(int version, long quantity, int ms) =>
        new(version, quantity, TimeSpan.FromMilliseconds(ms), IsLost: false);

    private static Observation APoll(int version, int ms) =>
        new(ObservationKind.Poll, TimeSpan.FromMilliseconds(ms - 4), TimeSpan.FromMilliseconds(ms), version, 200, 100);
}
