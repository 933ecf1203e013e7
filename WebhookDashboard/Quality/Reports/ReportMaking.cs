using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Shapes;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Makes a report of its rows: a pure function.</summary>
internal static class ReportMaking
{
    /// <summary>With fewer intervals there is no rhythm.</summary>
    private const int LeastIntervals = 5;

    private const double Most = .95;

    public static QualityReport Of(QualityRows rows, QualityRange range, DateTimeOffset now)
    {
        var steps = rows.Steps;
        var lag = LagOf(steps);
        var rhythm = RhythmOf(rows, now);
        var shapes = rows.Types.OrderByDescending(type => type.LastAt).Select(type => PayloadShape.Of(type.EventType, type.LastAt, TypeShape.Read(type.Shape))).ToList();
        return new QualityReport(
            rows.Endpoint,
            range.From,
            range.To,
            range.Level.Seconds,
            steps.Sum(step => step.Events),
            VerdictsOf(steps),
            new RepeatFigures(steps.Sum(step => step.Repeats), steps.Sum(step => step.Retries), steps.Sum(step => step.SameBodies)),
            new OrderFigures(steps.Sum(step => step.OutOfOrder), steps.Select(step => step.Disorder).DefaultIfEmpty().Max()),
            lag,
            rhythm,
            [.. steps.Select(StepOf)],
            shapes,
            rows.Memory is { HasMoreTypes: true },
            rows.Behind,
            new Findings(rows.Endpoint, range, rhythm, lag).Of(steps, shapes));
    }

    private static LagFigures LagOf(IReadOnlyList<QualityStepRow> steps)
    {
        var lags = Sum(steps.Select(step => step.Lags));
        var timed = steps.Where(step => step.Lags.Length > 0).ToList();
        var sources = (TimeSources)steps.Aggregate(0, (all, step) => all | step.TimeSources);
        return timed.Count == 0
            ? new LagFigures(0, MedianMs: null, P95Ms: null, ShortestMs: null, LongestMs: null, [])
            : new LagFigures(
                lags.Total, Milliseconds(lags.Percentile(.5)), Milliseconds(lags.Percentile(Most)), timed.Min(step => step.ShortestLag), timed.Max(step => step.LongestLag), sources.Names());
    }

    private static RhythmFigures RhythmOf(QualityRows rows, DateTimeOffset now)
    {
        var usual = Milliseconds(Sum(rows.Rhythm.Select(step => step.Intervals)).MedianByTime(LeastIntervals));
        var longest = rows.Steps.Select(step => step.LongestGap).DefaultIfEmpty().Max();
        var rhythm = new RhythmFigures(usual, longest > 0 ? longest : null, rows.Memory?.LastReceivedAt, SilentMs: null);
        return rhythm.LastReceivedAt is { } last && rhythm.IsGap(Milliseconds(now - last))
            ? rhythm with { SilentMs = Milliseconds(now - last) }
            : rhythm;
    }

    private static QualityStep StepOf(QualityStepRow row)
    {
        var lags = DurationCounts.Read(row.Lags);
        return new QualityStep(
            DateTimeOffset.FromUnixTimeSeconds(row.Start),
            row.Events,
            VerdictsOf([row]),
            row.Repeats,
            row.Retries,
            row.SameBodies,
            row.OutOfOrder,
            Milliseconds(lags.Percentile(.5)),
            Milliseconds(lags.Percentile(Most)),
            row.LongestGap);
    }

    private static Dictionary<Verdict, long> VerdictsOf(IReadOnlyCollection<QualityStepRow> rows)
    {
        var counts = new Dictionary<Verdict, long>
        {
            [Verdict.Valid] = rows.Sum(row => row.Valid),
            [Verdict.Missing] = rows.Sum(row => row.Missing),
            [Verdict.Malformed] = rows.Sum(row => row.Malformed),
            [Verdict.Mismatch] = rows.Sum(row => row.Mismatch),
            [Verdict.Stale] = rows.Sum(row => row.Stale),
        };
        counts[Verdict.Unchecked] = rows.Sum(row => row.Events) - counts.Values.Sum();
        return counts.Where(count => count.Value > 0).ToDictionary();
    }

    private static DurationCounts Sum(IEnumerable<byte[]> stored) => stored.Aggregate(new DurationCounts(), (all, one) => all.Add(one));

    private static long? Milliseconds(TimeSpan? time) => time is { } known ? (long)Math.Round(known.TotalMilliseconds) : null;

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
