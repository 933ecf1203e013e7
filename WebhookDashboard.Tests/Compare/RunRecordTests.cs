using WebhookDashboard.Compare;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class RunRecordTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly RunRecord _record = new(new LedgerLine.Opened("1001", 10, "\"v0\""), Start);

    [Fact]
    public void AddWebhook_BeforeTheLedgerTellsOfIt_IsHeldAndThenStandsAtItsTime()
    {
        _record.Add(LessonKind.Webhook, "msg_1", At(120), At(125), bytesIn: 300, bytesOut: 150);
        Assert.Empty(_record.Snapshot(At(130)).Push);

        _record.Add(new LedgerLine.Changed(1, 9, At(110), "\"v1\"", "msg_1", Lost: false));

        var lesson = Assert.Single(_record.Snapshot(At(130)).Push);
        Assert.Equal(new Lesson(LessonKind.Webhook, Ms(120), Ms(125), 1, 300, 150), lesson);
    }

    [Fact]
    public void AddRequest_OutOfOrder_StandsInTheOrderOfTimes()
    {
        _record.Add(LessonKind.Reconcile, "\"v0\"", At(10), At(30), 1, 1);
        _record.Add(LessonKind.Reconcile, "\"v0\"", At(5), At(20), 1, 1);

        Assert.Equal([Ms(20), Ms(30)], _record.Snapshot(At(40)).Push.Select(l => l.At));
    }

    [Fact]
    public void Add_APollByItsTag_TellsTheStateThatTheTagNames()
    {
        _record.Add(new LedgerLine.Changed(1, 9, At(5), "\"v1\"", "msg_1", Lost: false));

        _record.Add(LessonKind.Poll, "\"v0\"", At(1), At(6), 1, 1);
        _record.Add(LessonKind.Poll, "\"v1\"", At(7), At(8), 1, 1);
        _record.Add(LessonKind.Poll, null, At(9), At(10), 0, 1);

        Assert.Equal([0, 1, null], _record.Snapshot(At(20)).Pull.Select(l => l.Version));
    }

    [Fact]
    public void Add_ALineTwice_CountsOnce()
    {
        var change = new LedgerLine.Changed(1, 9, At(110), "\"v1\"", "msg_1", Lost: true);

        _record.Add(change);
        _record.Add(change);

        Assert.True(Assert.Single(_record.Snapshot(At(120)).Changes).IsLost);
    }

    [Fact]
    public void End_Reached_TakesNothingMoreAndStandsStill()
    {
        _record.End(At(50));

        _record.Add(LessonKind.Poll, "\"v0\"", At(10), At(60), 1, 1);
        _record.Add(LessonKind.Webhook, "msg_1", At(60), At(60), 1, 1);
        _record.Add(new LedgerLine.Changed(1, 9, At(60), "\"v1\"", "msg_1", Lost: false));

        var run = _record.Snapshot(At(90));
        Assert.Empty(run.Changes);
        Assert.Empty(run.Pull);
        Assert.Equal(Ms(50), run.Elapsed);
    }

    private static DateTimeOffset At(int ms) => Start + Ms(ms);

    private static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);
}
