using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class LogStatisticsTests
{
    private static readonly EndpointSlug Inbox = EndpointSlug.Parse("inbox");

    [Fact]
    public void With_EventsAfterTheHead_AddsThemToEveryCount()
    {
        var statistics = At(head: 7, events: 5);

        var now = statistics.With(
            [AnEvent.To("inbox").Summary(9), AnEvent.To("inbox").Judged(Verdict.Missing).Summary(8)], head: 9);

        Assert.Equal((9, 7), (now.Head, now.Events));
        var inbox = Assert.Single(now.Endpoints);
        Assert.Equal((7, 1), (inbox.Events, inbox.Verdicts[Verdict.Missing]));
        Assert.Equal((2, 1), (inbox.Rate!.Events, inbox.Rate.Troubled));
        Assert.Equal((2, 1, Verdict.Missing), (now.Rate[^1].Events, now.Rate[^1].Troubled, now.Rate[^1].Trouble));
    }

    [Fact]
    public void With_EventsThatItIncludesAlready_StaysAsItIs()
    {
        var statistics = At(head: 7, events: 5);

        Assert.Same(statistics, statistics.With([AnEvent.To("inbox").Summary(7), AnEvent.To("inbox").Summary(6)], head: 7));
    }

    [Fact]
    public void With_TheSameEventTwice_CountsItOnce()
    {
        var one = AnEvent.To("inbox").Summary(8);

        Assert.Equal(6, At(head: 7, events: 5).With([one, one], head: 8).Events);
    }

    [Fact]
    public void With_EventsThatDidNotComeAlong_CountsThemInTotalAndInTheRate()
    {
        var now = At(head: 7, events: 5).With([AnEvent.To("inbox").Summary(100)], head: 100);

        Assert.Equal((100, 98), (now.Head, now.Events));
        Assert.Equal(93, now.Rate.Sum(step => step.Events));
    }

    [Fact]
    public void With_AnEventOfALaterStep_MovesTheWindowOn()
    {
        var statistics = At(head: 7, events: 5);
        var later = AnEvent.To("inbox").At(AnEvent.SomeTime.AddSeconds(25)).Summary(8);

        var now = statistics.With([later], head: 8);

        Assert.Equal(statistics.Rate.Count, now.Rate.Count);
        Assert.Equal(RateStep.StartOf(later.ReceivedAt), now.Rate[^1].Start);
        Assert.Equal(1, now.Rate[^1].Events);
    }

    private static LogStatistics At(long head, long events) => new(
        head,
        events,
        Bytes: 0,
        StorageBytes: 0,
        OldestReceivedAt: null,
        [new EndpointStatistics(Inbox, events, 0, null, new Dictionary<Verdict, long>(), [])],
        Refusals: [],
        Deletions: [],
        [.. Enumerable.Range(0, 90).Select(i => new RateStep(RateStep.StartOf(AnEvent.SomeTime).AddSeconds(10 * (i - 89)), 0, 0))]);
}
