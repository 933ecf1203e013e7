namespace WebhookDashboard.Compare.Figures;

/// <summary>
/// Computes one copy's figures from the changes and the observations alone, so that anyone with a run's export can compute
/// them again.
/// </summary>
public sealed class SideAccount
{
    private SideAccount(SideFigures figures, IReadOnlyList<Lateness> latenesses, IReadOnlyList<WrongSpan> wrong)
    {
        Figures = figures;
        Latenesses = latenesses;
        Wrong = wrong;
    }

    public SideFigures Figures { get; }

    /// <summary>One for each change that the copy caught up with, in order.</summary>
    public IReadOnlyList<Lateness> Latenesses { get; }

    /// <summary>In order, without overlap.</summary>
    public IReadOnlyList<WrongSpan> Wrong { get; }

    /// <param name="initial">The quantity before the first change, which both copies knew.</param>
    /// <param name="changes">By version, which is also the order of their times.</param>
    /// <param name="observations">
    /// In the order in which the copy took them in. An observation whose version <paramref name="changes"/> does not contain yet
    /// counts only as a request until its change is known.
    /// </param>
    /// <param name="now">Since the run's start; no event is later.</param>
    public static SideAccount Compute(
        long initial, IReadOnlyList<SourceChange> changes, IReadOnlyList<Observation> observations, TimeSpan now)
    {
        var latenesses = Pass(changes, observations, out var seen, out var toldNothing);
        var wrong = WrongSpans.Find(initial, changes, observations, out var quantity);
        var late = latenesses.Select(l => l.Late).Order().ToArray();
        var wrongTime = wrong.Aggregate(TimeSpan.Zero, (sum, span) => sum + ((span.To ?? now) - span.From));
        var learned = seen.Count(state => state);
        var figures = new SideFigures
        {
            Requests = observations.Count,
            ToldNothing = toldNothing,
            Failed = observations.Count(l => l.Version is null),
            Reconciling = observations.Count(l => l.Kind == ObservationKind.Reconcile),
            BytesIn = observations.Sum(l => l.BytesIn),
            BytesOut = observations.Sum(l => l.BytesOut),
            Learned = learned,
            NeverSeen = latenesses.Count(l => !l.IsSeen),
            Pending = changes.Count - latenesses.Count,
            Healed = latenesses.Count(l => l.By == ObservationKind.Reconcile),
            MedianLate = Quantiles.Median(late),
            P95Late = Quantiles.NearestRank(late, 0.95),
            WorstLate = late.Length == 0 ? null : late[^1],
            MeanLate = late.Length == 0 ? null : TimeSpan.FromTicks((long)late.Average(l => (double)l.Ticks)),
            RightShare = now > TimeSpan.Zero ? (now - wrongTime) / now : 1,
            WrongSince = wrong is [.., { To: null } open] ? open.From : null,
            Quantity = quantity,
        };
        return new SideAccount(figures, latenesses, wrong);
    }

    private static List<Lateness> Pass(
        IReadOnlyList<SourceChange> changes, IReadOnlyList<Observation> observations, out bool[] seen, out int toldNothing)
    {
        seen = new bool[changes.Count];
        toldNothing = 0;
        var latenesses = new List<Lateness>(changes.Count);
        var shown = 0;
        foreach (var observation in observations)
        {
            if (observation.Version is not { } version || version > changes.Count)
            {
                continue;
            }

            toldNothing += version == shown ? 1 : 0;
            shown = version;
            if (version > 0)
            {
                seen[version - 1] = true;
            }

            for (var passed = latenesses.Count + 1; passed <= version; passed++)
            {
                var late = observation.At - changes[passed - 1].At;
                latenesses.Add(new Lateness(
                    passed, observation.At, late > TimeSpan.Zero ? late : TimeSpan.Zero, IsSeen: false, observation.Kind));
            }
        }

        for (var i = 0; i < latenesses.Count; i++)
        {
            latenesses[i] = latenesses[i] with { IsSeen = seen[i] };
        }

        return latenesses;
    }
}
