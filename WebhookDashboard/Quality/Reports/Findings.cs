using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Quality.Measures;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Finds what is unusual. The same in neighbouring steps is one finding.</summary>
internal sealed class Findings(EndpointSlug endpoint, QualityRange range, RhythmFigures rhythm, LagFigures lag)
{
    /// <summary>How many findings a report lists.</summary>
    public const int Most = 200;

    /// <summary>A lag is late that is this many times the median, and at least <see cref="LeastLateMs"/>.</summary>
    private const int LateFactor = 10;

    private const long LeastLateMs = 10_000;

    /// <summary>Clocks that differ by less are as good as the same.</summary>
    private const long LeastAheadMs = 1_000;

    private static readonly (Verdict Verdict, Func<QualityStepRow, long> Count, string Words)[] Troubles =
    [
        (Verdict.Missing, row => row.Missing, "had no signature"),
        (Verdict.Malformed, row => row.Malformed, "had a signature that can't be read"),
        (Verdict.Mismatch, row => row.Mismatch, "had a wrong signature"),
        (Verdict.Stale, row => row.Stale, "had a signature that is too old or too new"),
    ];

    /// <param name="steps">Oldest first.</param>
    /// <param name="shapes">The fields of each type.</param>
    /// <returns>The newest first.</returns>
    public IReadOnlyList<Finding> Of(IReadOnlyList<QualityStepRow> steps, IReadOnlyList<PayloadShape> shapes) =>
    [
        .. Silences().Concat(Gaps(steps))
            .Concat(Repeats(steps))
            .Concat(Disorders(steps))
            .Concat(Lags(steps))
            .Concat(Troubles.SelectMany(trouble => TroublesOf(trouble, steps)))
            .Concat(shapes.SelectMany(ChangesOf))
            .OrderByDescending(finding => finding.Until ?? finding.At)
            .ThenBy(finding => finding.Kind)
            .Take(Most),
    ];

    private IEnumerable<Finding> Silences()
    {
        if (rhythm is { SilentMs: { } silent, UsualMs: { } usual, LastReceivedAt: { } last } && range.To > last)
        {
            yield return new Finding(
                FindingKind.Silence, last, Until: null, Count: 0, $"Silent for {Text(silent)}; usually an event every {Text(usual)}.", EventId: null, EventsQuery.Of(endpoint).ToString());
        }
    }

    private IEnumerable<Finding> Gaps(IReadOnlyList<QualityStepRow> steps) =>
        from step in steps
        where step.GapEndId is not null && rhythm.IsGap(step.LongestGap)
        let end = step.GapEndId!.Value
        select new Finding(
            FindingKind.Gap, end.Time - TimeSpan.FromMilliseconds(step.LongestGap), end.Time, Count: 1,
            $"Nothing for {Text(step.LongestGap)}; usually an event every {Text(rhythm.UsualMs!.Value)}.", end, Query: null);

    private IEnumerable<Finding> Repeats(IReadOnlyList<QualityStepRow> steps)
    {
        foreach (var run in Runs(steps, step => step.Repeats - step.Retries))
        {
            yield return run.Finding(
                FindingKind.Repeat, $"{Events(run.Count)} arrived again with the same provider id, although the first one was accepted.", example: null, Between(run).OnlyRepeats());
        }

        foreach (var run in Runs(steps, step => step.Retries))
        {
            yield return run.Finding(
                FindingKind.Retry, $"{Events(run.Count)} arrived again after a failure answer: the sender retried.", run.Rows[^1].RetryId, Between(run).OnlyRepeats());
        }

        foreach (var run in Runs(steps, step => step.SameBodies))
        {
            yield return run.Finding(
                FindingKind.SameBody, $"{Events(run.Count)} had the body of an earlier one, without its provider id.", run.Rows[^1].SameBodyId, Between(run));
        }
    }

    private IEnumerable<Finding> Disorders(IReadOnlyList<QualityStepRow> steps) =>
        from run in Runs(steps, step => step.OutOfOrder)
        let worst = run.Rows.MaxBy(step => step.Disorder)!
        select run.Finding(
            FindingKind.OutOfOrder, $"{Events(run.Count)} arrived after one that happened later, by up to {Text(worst.Disorder)}.", worst.DisorderId, Between(run));

    private IEnumerable<Finding> Lags(IReadOnlyList<QualityStepRow> steps)
    {
        var usual = lag.MedianMs ?? 0;
        foreach (var run in Runs(steps, step => step.LongestLag >= Math.Max(LeastLateMs, LateFactor * usual) ? 1 : 0))
        {
            var worst = run.Rows.MaxBy(step => step.LongestLag)!;
            yield return run.Finding(FindingKind.Late, $"Received up to {Text(worst.LongestLag)} after it happened; usually {Text(usual)}.", worst.LongestLagId, Between(run));
        }

        foreach (var run in Runs(steps, step => step.ShortestLag <= -LeastAheadMs ? 1 : 0))
        {
            var worst = run.Rows.MinBy(step => step.ShortestLag)!;
            yield return run.Finding(
                FindingKind.ClockAhead, $"Received up to {Text(-worst.ShortestLag)} before its own time: the sender's clock is ahead of this server's.", worst.ShortestLagId, Between(run));
        }
    }

    private IEnumerable<Finding> TroublesOf((Verdict Verdict, Func<QualityStepRow, long> Count, string Words) trouble, IReadOnlyList<QualityStepRow> steps) =>
        Runs(steps, trouble.Count).Select(run => run.Finding(
            FindingKind.Verdict, $"{Events(run.Count)} {trouble.Words}.", example: null, Between(run).With(trouble.Verdict)));

    private IEnumerable<Finding> ChangesOf(PayloadShape shape) =>
        from change in shape.Changes
        where change.At >= range.From && change.At < range.To
        select new Finding(
            FindingKind.Shape,
            change.At,
            Until: null,
            Count: 1,
            $"{change.Path} {change.Words}{(shape.Type.Length == 0 ? "" : $" ({shape.Type})")}.",
            change.EventId,
            EventsQuery.Of(endpoint).WithField(shape.Type, change.Path).ToString());

    /// <summary>Neighbouring steps with a count are one run.</summary>
    private List<Run> Runs(IReadOnlyList<QualityStepRow> steps, Func<QualityStepRow, long> count)
    {
        var runs = new List<Run>();
        foreach (var step in steps.Where(step => count(step) > 0))
        {
            if (runs is [.., var last] && last.Rows[^1].Start + range.Level.Seconds == step.Start)
            {
                last.Add(step, count(step));
            }
            else
            {
                runs.Add(new Run(step, count(step)));
            }
        }

        return runs;
    }

    private EventsQuery Between(Run run) => EventsQuery.Of(endpoint).Between(run.From, run.To);

    private static string Events(long count) => count == 1 ? "1 event" : $"{count:N0} events";

    private static string Text(long milliseconds) => Durations.Text(TimeSpan.FromMilliseconds(milliseconds));

    private sealed class Run(QualityStepRow first, long count)
    {
        private readonly List<QualityStepRow> _rows = [first];

        public IReadOnlyList<QualityStepRow> Rows => _rows;

        public long Count { get; private set; } = count;

        public DateTimeOffset From => DateTimeOffset.FromUnixTimeSeconds(first.Start);

        public DateTimeOffset To => DateTimeOffset.FromUnixTimeSeconds(_rows[^1].Start + first.Seconds);

        public void Add(QualityStepRow row, long more)
        {
            _rows.Add(row);
            Count += more;
        }

        public Finding Finding(FindingKind kind, string text, EventId? example, EventsQuery query) =>
            new(kind, From, To, Count, text, example, query.ToString());
    }
}
