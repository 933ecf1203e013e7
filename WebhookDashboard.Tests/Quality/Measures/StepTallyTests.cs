using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Measures;

public sealed class StepTallyTests
{
    [Fact]
    public void Add_SeveralEvents_CountsAndKeepsTheWorstOfEach()
    {
        var row = new QualityStepRow();
        var ids = Enumerable.Range(0, 5).Select(i => EventId.At(AnEvent.SomeTime.AddSeconds(i))).ToArray();
        var tally = new StepTally(row);

        tally.Add(An(ids[0], Verdict.Valid) with { Lag = TimeSpan.FromSeconds(2), TimeSource = TimeSources.Created });
        tally.Add(An(ids[1], Verdict.Mismatch) with { Lag = TimeSpan.FromSeconds(-1), Interval = TimeSpan.FromSeconds(9), TimeSource = TimeSources.WebhookHeader });
        tally.Add(An(ids[2], Verdict.Unchecked) with { IsRepeat = true, IsRetry = true, Interval = TimeSpan.FromSeconds(4) });
        tally.Add(An(ids[3], Verdict.Stale) with { IsSameBody = true, Interval = TimeSpan.FromSeconds(9) });
        tally.Add(An(ids[4], Verdict.Missing) with { Disorder = TimeSpan.FromSeconds(7), Lag = TimeSpan.FromSeconds(30) });
        tally.Save();

        Assert.Equal((5, 1, 1, 0, 1, 1), (row.Events, row.Valid, row.Missing, row.Malformed, row.Mismatch, row.Stale));
        Assert.Equal((1, 1, ids[2]), (row.Repeats, row.Retries, row.RetryId));
        Assert.Equal((1, ids[3]), (row.SameBodies, row.SameBodyId));
        Assert.Equal((1, 7_000, ids[4]), (row.OutOfOrder, row.Disorder, row.DisorderId));
        Assert.Equal((9_000, ids[1]), (row.LongestGap, row.GapEndId));
        Assert.Equal((30_000, ids[4], -1_000, ids[1]), (row.LongestLag, row.LongestLagId, row.ShortestLag, row.ShortestLagId));
        Assert.Equal((3, 3), (DurationCounts.Read(row.Lags).Total, DurationCounts.Read(row.Intervals).Total));
        Assert.Equal(["$.created", "header webhook-timestamp"], ((TimeSources)row.TimeSources).Names());
    }

    private static MeasuredEvent An(EventId id, Verdict verdict) => new(id, id.Time, verdict);
}
