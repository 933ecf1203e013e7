using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendLogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SendLog _log;
    private readonly SendRun _run = SendRun.Of(AnOrder.Of(count: 1000), DateTimeOffset.UnixEpoch);

    public SendLogTests()
    {
        _log = new SendLog(_time);
        _log.Start(_run);
    }

    [Fact]
    public void Add_MoreThanAreKept_KeepsTheLastAndCountsAll()
    {
        for (var number = 1; number <= SendLog.MaxRows + 50; number++)
        {
            Add(number, FakeSender.Answered(number % 2 == 0 ? 200 : 500, elapsedMs: number));
        }

        var view = _log.Snapshot();
        Assert.Equal(Enumerable.Range(51, SendLog.MaxRows).Reverse(), view.Rows.Select(row => row.Number));
        Assert.Equal((250, 125), (view.Figures!.Done, view.Figures.Succeeded));
        Assert.Equal((125.5, 250.0), (view.Figures.MedianMs, view.Figures.SlowestMs));
    }

    [Fact]
    public void Add_NoAnswer_CountsAsDoneWithoutATime()
    {
        Add(1, new SendResult.Failed("Nothing listens.", 30_000));

        var figures = _log.Snapshot().Figures!;
        Assert.Equal((1, 0, (double?)null), (figures.Done, figures.Succeeded, figures.MedianMs));
    }

    [Fact]
    public void Arrive_AfterTheAnswer_MeasuresFromSending()
    {
        var id = Guid();
        var stamp = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(5));
        _log.Add(new SendRow(_run, 1, _time.GetUtcNow(), stamp, FakeSender.Answered(200, id)));
        Assert.Null(_log.Snapshot().Rows[0].ArrivedAfterMs);

        _time.Advance(TimeSpan.FromMilliseconds(7));
        _log.Arrive(AnEvent.To("payment").WithId(id).Summary(9));

        var row = Assert.Single(_log.Snapshot().Rows);
        Assert.Equal((12.0, 9L), (row.ArrivedAfterMs, row.Event?.Sequence));
        Assert.Equal(12.0, _log.Snapshot().Figures!.ArrivedMedianMs);
    }

    [Fact]
    public void Arrive_BeforeTheAnswer_IsMatchedWhenItArrives()
    {
        var id = Guid();
        var stamp = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(3));
        _log.Arrive(AnEvent.To("payment").WithId(id).Summary(9));
        _time.Advance(TimeSpan.FromMilliseconds(40));

        _log.Add(new SendRow(_run, 1, _time.GetUtcNow(), stamp, FakeSender.Answered(200, id)));

        Assert.Equal(3.0, _log.Snapshot().Rows[0].ArrivedAfterMs);
    }

    [Fact]
    public void Arrive_OfAnotherSender_ChangesNothing()
    {
        Add(1, FakeSender.Answered(200, Guid()));

        _log.Arrive(AnEvent.To("payment").Summary(9));

        Assert.Null(_log.Snapshot().Rows[0].Event);
    }

    [Fact]
    public void Start_NextRun_KeepsTheRowsAndRestartsTheCount()
    {
        Add(1, FakeSender.Answered(200));
        _log.End(wasStopped: false);

        _log.Start(SendRun.Of(AnOrder.Of(), DateTimeOffset.UnixEpoch));

        var view = _log.Snapshot();
        Assert.Single(view.Rows);
        Assert.Equal((0, true), (view.Figures!.Done, view.Figures.IsRunning));
    }

    [Fact]
    public void Add_LargeAnswers_KeepsOnlyTheNewestBodies()
    {
        var body = $$"""{"title":"No room.","rest":"{{new string('x', 60_000)}}"}""";
        for (var number = 1; number <= SendLog.MaxRows; number++)
        {
            Add(number, FakeSender.Answered(507, body: body, contentType: "application/problem+json"));
        }

        var rows = _log.Snapshot().Rows;
        Assert.Equal(SendLog.MaxRows, rows.Count);
        Assert.InRange(rows.Sum(row => row.AnswerChars), SendLog.MaxAnswerChars - 70_000, SendLog.MaxAnswerChars);
        Assert.All(rows, row => Assert.Equal(("No room.", 507), (row.Title, row.Status)));
        Assert.Equal(rows.Select(row => row.AnswerChars == 0), rows.Select(row => row.IsAnswerDropped));
        Assert.False(rows[0].IsAnswerDropped);
        Assert.True(rows[^1].IsAnswerDropped);
    }

    private static EventId Guid() => EventId.At(DateTimeOffset.UnixEpoch);

    private void Add(int number, SendResult result) =>
        _log.Add(new SendRow(_run, number, _time.GetUtcNow(), _time.GetTimestamp(), result));
}
