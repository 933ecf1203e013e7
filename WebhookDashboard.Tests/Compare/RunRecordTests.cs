using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class RunRecordTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly RunRecord _record = new(new LedgerLine.Opened("1001", 10, "\"v0\""), Start);

    [Fact]
    public void AddWebhook_BeforeItsLedgerLine_WaitsAndKeepsItsTime()
    {
        _record.AddWebhook("msg_1", Received(120), At(125), bytesIn: 300);
        Assert.Empty(_record.Snapshot(At(130)).Push);

        _record.Add(new LedgerLine.Changed(1, 9, At(110), "\"v1\"", "msg_1", Lost: false));

        var observation = Assert.Single(_record.Snapshot(At(130)).Push);
        Assert.Equal(1, observation.Sequence);
        Assert.Equal(
            new Observation(ObservationKind.Webhook, Ms(120), Ms(125), 1, 300, BytesOut: 0) { Sequence = 1, EventId = observation.EventId }, observation);
    }

    [Theory]
    [InlineData("change, webhook, answer")]
    [InlineData("change, answer, webhook")]
    [InlineData("webhook, change, answer")]
    [InlineData("webhook, answer, change")]
    [InlineData("answer, webhook, change")]
    [InlineData("answer, change, webhook")]
    public void AddAnswered_InAnyOrder_CountsTheBytesOfTheWebhook(string order)
    {
        foreach (var what in order.Split(", "))
        {
            switch (what)
            {
                case "change": _record.Add(new LedgerLine.Changed(1, 9, At(110), "\"v1\"", "msg_1", Lost: false)); break;
                case "webhook": _record.AddWebhook("msg_1", Received(120), At(125), bytesIn: 300); break;
                default: _record.Add(new LedgerLine.Answered("msg_1", 220)); break;
            }
        }

        Assert.Equal((1, 300, 220), Assert.Single(_record.Snapshot(At(130)).Push) is var only ? (only.Version, only.BytesIn, only.BytesOut) : default);
    }

    [Fact]
    public void AddWebhook_UnknownToTheShop_IsHeldInBoundedNumber()
    {
        for (var i = 0; i <= RunRecord.MostEarly; i++)
        {
            _record.AddWebhook($"forged_{i % 2}", Received(10), At(10), bytesIn: 1);
        }

        _record.Add(new LedgerLine.Changed(1, 9, At(11), "\"v1\"", "forged_0", Lost: false));
        _record.Add(new LedgerLine.Changed(2, 8, At(12), "\"v2\"", "forged_1", Lost: false));

        Assert.Equal(RunRecord.MostEarly, _record.Snapshot(At(20)).Push.Count);
    }

    [Fact]
    public void AddRequest_OutOfOrder_IsSortedByTime()
    {
        _record.Add(ObservationKind.Reconcile, "\"v0\"", At(10), At(30), 1, 1);
        _record.Add(ObservationKind.Reconcile, "\"v0\"", At(5), At(20), 1, 1);

        Assert.Equal([Ms(20), Ms(30)], _record.Snapshot(At(40)).Push.Select(l => l.At));
    }

    [Fact]
    public void Add_PollWithATag_LearnsTheStateOfTheTag()
    {
        _record.Add(new LedgerLine.Changed(1, 9, At(5), "\"v1\"", "msg_1", Lost: false));

        _record.Add(ObservationKind.Poll, "\"v0\"", At(1), At(6), 1, 1);
        _record.Add(ObservationKind.Poll, "\"v1\"", At(7), At(8), 1, 1);
        _record.Add(ObservationKind.Poll, null, At(9), At(10), 0, 1);

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
    public void End_Reached_AcceptsNothingMore()
    {
        _record.End(At(50));

        _record.Add(ObservationKind.Poll, "\"v0\"", At(10), At(60), 1, 1);
        _record.AddWebhook("msg_1", Received(60), At(60), 1);
        _record.Add(new LedgerLine.Answered("msg_1", 1));
        _record.Add(new LedgerLine.Changed(1, 9, At(60), "\"v1\"", "msg_1", Lost: false));

        var run = _record.Snapshot(At(90));
        Assert.Empty(run.Changes);
        Assert.Empty(run.Pull);
        Assert.Equal(Ms(50), run.Elapsed);
    }

    private static EventSummary Received(int ms) => AnEvent.To("inventory").At(At(ms)).Summary(1);

    private static DateTimeOffset At(int ms) => Start + Ms(ms);

    private static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);
}
