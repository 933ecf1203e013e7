using WebhookDashboard.Components.Pages.Quality;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Quality;

public sealed class QualitySentenceTests
{
    [Fact]
    public void Of_AllKindsOfTrouble_NamesEach() => Assert.Equal(
        "3 of 812 were repeats (1 after a failure answer); 2 with the body of an earlier one; 5 out of order; 4 failed verification; p95 lag 1.2 s; silent for 2 h, usually every 5 min.",
        QualitySentence.TextOf(AReport.Of("inbox", 812) with
        {
            Repeats = new RepeatFigures(3, 1, 2),
            Order = new OrderFigures(5, 900),
            Verdicts = new Dictionary<Verdict, long> { [Verdict.Valid] = 808, [Verdict.Stale] = 4 },
            Lag = new LagFigures(800, 300, 1_200, 10, 9_000, ["$.created"]),
            Rhythm = new RhythmFigures(300_000, 400_000, AnEvent.SomeTime.AddHours(-2), 7_200_000),
        }));

    [Fact]
    public void Of_NothingUnusual_SaysSo()
    {
        Assert.Equal("No repeats among 812 events; usually every 5 min.", QualitySentence.TextOf(AReport.Of("inbox", 812)));
        Assert.Equal("1 event, no repeat; usually every 5 min.", QualitySentence.TextOf(AReport.Of("inbox", 1)));
    }

    [Fact]
    public void Of_OneRepeat_IsSingular() =>
        Assert.StartsWith("1 of 9 was a repeat; ", QualitySentence.TextOf(AReport.Of("inbox", 9) with { Repeats = new RepeatFigures(1, 0, 0) }), StringComparison.Ordinal);

    [Fact]
    public void Of_NoEvents_SaysSo() => Assert.Equal("No events in this time.", QualitySentence.TextOf(AReport.Empty("inbox")));
}
