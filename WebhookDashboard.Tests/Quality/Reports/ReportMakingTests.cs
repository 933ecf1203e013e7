using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Reports;

/// <summary>Reports of rows that a test writes by hand.</summary>
public sealed class ReportMakingTests
{
    private static readonly EndpointSlug Inbox = EndpointSlug.Parse("inbox");

    /// <summary>03:04:05.678: within the step of 03:04.</summary>
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    private static readonly QualityRange Hour = QualityRange.Last(TimeSpan.FromHours(1), Now);
    private static readonly EventId Example = EventId.At(Now.AddMinutes(-10));

    [Fact]
    public void Of_NoRows_IsEmpty()
    {
        var report = ReportMaking.Of(new QualityRows(Inbox, [], [], Memory: null, Behind: 0, []), Hour, Now);

        Assert.Equal((0, null, 0, null), (report.Events, report.Lag.P95Ms, report.Repeats.Count, report.Rhythm.UsualMs));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Of_SeveralSteps_AddsThemUp()
    {
        var report = Of([
            Step(10, row => (row.Events, row.Valid, row.Repeats, row.Retries, row.OutOfOrder, row.Disorder) = (10, 8, 2, 1, 1, 500)),
            Step(5, row => (row.Events, row.Valid, row.Stale, row.SameBodies, row.OutOfOrder, row.Disorder) = (5, 1, 4, 3, 1, 900)),
        ]);

        Assert.Equal((15, new RepeatFigures(2, 1, 3), new OrderFigures(2, 900)), (report.Events, report.Repeats, report.Order));
        Assert.Equal(new Dictionary<Verdict, long> { [Verdict.Valid] = 9, [Verdict.Stale] = 4, [Verdict.Unchecked] = 2 }, report.Verdicts);
        Assert.Equal(["02:54:00.000", "02:59:00.000"], report.Steps.Select(step => step.Start.ToString("HH:mm:ss.fff")));
    }

    [Fact]
    public void Of_Lags_GivesPercentilesOverAllSteps()
    {
        var report = Of([
            Step(10, row => Lags(row, [.. Enumerable.Repeat(1_000, 94), -2_000])),
            Step(5, row => Lags(row, [.. Enumerable.Repeat(20_000, 5)])),
        ]);

        Assert.InRange(report.Lag.MedianMs!.Value, 940, 1_060);
        Assert.InRange(report.Lag.P95Ms!.Value, 940, 1_060);
        Assert.InRange(report.Steps[1].P95LagMs!.Value, 18_800, 21_200);
        Assert.Equal((100, -2_000, 20_000), (report.Lag.Events, report.Lag.ShortestMs, report.Lag.LongestMs));
        Assert.Equal(["$.created"], report.Lag.Sources);
        Assert.Equal(
            ["Received up to 20 s after it happened; usually 1.1 s.", "Received up to 2 s before its own time: the sender's clock is ahead of this server's."],
            report.Findings.Select(finding => finding.Text));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(21, true)]
    public void Of_Silence_IsFourTimesTheUsualInterval(int minutes, bool isSilent)
    {
        // Ten intervals of five minutes, whose class reaches from 4:44 to 5:19.
        var report = Of([], Enumerable.Repeat(TimeSpan.FromMinutes(5), 10), lastReceived: Now.AddMinutes(-minutes));

        Assert.InRange(report.Rhythm.UsualMs!.Value, 282_000, 318_000);
        Assert.Equal(isSilent ? minutes * 60_000L : null, report.Rhythm.SilentMs);
        Assert.Equal(isSilent ? ["Silent for 21 min; usually an event every 5 min."] : [], report.Findings.Select(finding => finding.Text));
        Assert.All(report.Findings, finding => Assert.Equal((Now.AddMinutes(-minutes), null, "endpoint=inbox"), (finding.At, finding.Until, finding.Query)));
    }

    [Fact]
    public void Of_BusyEndpoint_IsNotSilentForSeconds() =>
        Assert.Null(Of([], Enumerable.Repeat(TimeSpan.FromMilliseconds(10), 10), lastReceived: Now.AddSeconds(-59)).Rhythm.SilentMs);

    [Fact]
    public void Of_GapInThePast_IsFoundFromItsBeginningToItsEnd()
    {
        var report = Of(
            [Step(10, row => (row.LongestGap, row.GapEndId) = (40 * 60_000, Example))], Enumerable.Repeat(TimeSpan.FromMinutes(5), 10), lastReceived: Now);

        var gap = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Gap, Now.AddMinutes(-50), Now.AddMinutes(-10), Example, null), (gap.Kind, gap.At, gap.Until, gap.EventId, gap.Query));
        Assert.Equal("Nothing for 40 min; usually an event every 5 min.", gap.Text);
    }

    [Fact]
    public void Findings_NeighbouringSteps_AreOne()
    {
        var findings = Of([
            Step(20, row => row.Repeats = 1), Step(19, row => row.Repeats = 2), Step(17, row => (row.Repeats, row.Retries, row.RetryId) = (4, 4, Example)), Step(16, row => row.Repeats = 5),
        ]).Findings;

        Assert.Equal(
            [
                "5 events arrived again with the same provider id, although the first one was accepted.",
                "4 events arrived again after a failure answer: the sender retried.",
                "3 events arrived again with the same provider id, although the first one was accepted.",
            ],
            findings.Select(finding => finding.Text));
        Assert.Equal([5, 4, 3], findings.Select(finding => finding.Count));
        Assert.Equal("endpoint=inbox&from=2026-01-02T02%3A44%3A00Z&to=2026-01-02T02%3A46%3A00Z&duplicates=only", findings[2].Query);
        Assert.Equal(Example, findings[1].EventId);
    }

    [Fact]
    public void Findings_OrderBodiesAndVerdicts_NameAnExampleOrAFilter()
    {
        var findings = Of([
            Step(4, row => (row.OutOfOrder, row.Disorder, row.DisorderId) = (1, 4_000, Example)),
            Step(3, row => (row.SameBodies, row.SameBodyId) = (1_200, Example)),
            Step(2, row => row.Mismatch = 2),
            Step(1, row => row.Missing = 1),
        ]).Findings;

        Assert.Equal(
            [
                "1 event had no signature.", "2 events had a wrong signature.", "1,200 events had the body of an earlier one, without its provider id.",
                "1 event arrived after one that happened later, by up to 4 s.",
            ],
            findings.Select(finding => finding.Text));
        Assert.EndsWith("&verdict=mismatch", findings[1].Query, StringComparison.Ordinal);
        Assert.Equal([null, null, Example, Example], findings.Select(finding => finding.EventId));
        Assert.Equal("endpoint=inbox&from=2026-01-02T03%3A01%3A00Z&to=2026-01-02T03%3A02%3A00Z", findings[2].Query);
        Assert.Equal("endpoint=inbox&from=2026-01-02T03%3A00%3A00Z&to=2026-01-02T03%3A01%3A00Z", findings[3].Query);
    }

    [Fact]
    public void Findings_VeryMany_AreTheNewest()
    {
        var day = QualityRange.Last(TimeSpan.FromDays(30), Now);
        var steps = Enumerable.Range(0, 350).Select(i => new QualityStepRow
        {
            Seconds = day.Level.Seconds, Start = day.From.ToUnixTimeSeconds() + (i * day.Level.Seconds), Events = 1, Repeats = i % 2, Mismatch = 1 - (i % 2),
        });

        var report = ReportMaking.Of(new QualityRows(Inbox, [.. steps], [], Memory: null, Behind: 0, []), day, Now);

        Assert.Equal(Findings.Most, report.Findings.Count);
        Assert.Equal(day.From + (350 * day.Level.Length), report.Findings[0].Until);
    }

    private static QualityReport Of(QualityStepRow[] steps, IEnumerable<TimeSpan>? rhythm = null, DateTimeOffset? lastReceived = null)
    {
        var intervals = new DurationCounts();
        foreach (var interval in rhythm ?? [])
        {
            intervals.Add(interval);
        }

        return ReportMaking.Of(
            new QualityRows(
                Inbox, steps, [new QualityStepRow { Intervals = intervals.ToBytes() }], new QualityMemoryRow { Endpoint = Inbox, LastReceivedAt = lastReceived ?? Now }, Behind: 0, []),
            Hour,
            Now);
    }

    private static QualityStepRow Step(int minutesAgo, Action<QualityStepRow> fill)
    {
        var row = new QualityStepRow { Endpoint = Inbox, Seconds = 60, Start = StepLevel.Minute.StartOf(Now.AddMinutes(-minutesAgo)) };
        fill(row);
        return row;
    }

    private static void Lags(QualityStepRow row, int[] milliseconds)
    {
        var tally = new StepTally(row);
        foreach (var lag in milliseconds)
        {
            tally.Add(new MeasuredEvent(Example, Now, Verdict.Unchecked) { Lag = TimeSpan.FromMilliseconds(lag), TimeSource = TimeSources.Created });
        }

        tally.Save();
    }
}
