namespace WebhookDashboard.Compare.Figures;

/// <summary>
/// Computes one copy's figures from the changes and the lessons alone, so that anyone with a run's export can compute
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
    /// <param name="lessons">
    /// In the order in which the copy took them in. A lesson whose version <paramref name="changes"/> does not contain yet
    /// counts only as a request until its change is known.
    /// </param>
    /// <param name="now">Since the run's start; no event is later.</param>
    public static SideAccount Reckon(
        long initial, IReadOnlyList<SourceChange> changes, IReadOnlyList<Lesson> lessons, TimeSpan now)
    {
        var latenesses = Pass(changes, lessons, out var seen, out var toldNothing);
        var wrong = WrongSpans.Find(initial, changes, lessons, out var quantity);
        var late = latenesses.Select(l => l.Late).Order().ToArray();
        var wrongTime = wrong.Aggregate(TimeSpan.Zero, (sum, span) => sum + ((span.To ?? now) - span.From));
        var learned = seen.Count(state => state);
        var figures = new SideFigures
        {
            Requests = lessons.Count,
            ToldNothing = toldNothing,
            Failed = lessons.Count(l => l.Version is null),
            Reconciling = lessons.Count(l => l.Kind == LessonKind.Reconcile),
            BytesIn = lessons.Sum(l => l.BytesIn),
            BytesOut = lessons.Sum(l => l.BytesOut),
            Learned = learned,
            NeverSeen = latenesses.Count(l => !l.IsSeen),
            Pending = changes.Count - latenesses.Count,
            Healed = latenesses.Count(l => l.By == LessonKind.Reconcile),
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
        IReadOnlyList<SourceChange> changes, IReadOnlyList<Lesson> lessons, out bool[] seen, out int toldNothing)
    {
        seen = new bool[changes.Count];
        toldNothing = 0;
        var latenesses = new List<Lateness>(changes.Count);
        var shown = 0;
        foreach (var lesson in lessons)
        {
            if (lesson.Version is not { } version || version > changes.Count)
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
                var late = lesson.At - changes[passed - 1].At;
                latenesses.Add(new Lateness(
                    passed, lesson.At, late > TimeSpan.Zero ? late : TimeSpan.Zero, IsSeen: false, lesson.Kind));
            }
        }

        for (var i = 0; i < latenesses.Count; i++)
        {
            latenesses[i] = latenesses[i] with { IsSeen = seen[i] };
        }

        return latenesses;
    }
}
