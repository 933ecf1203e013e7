namespace WebhookDashboard.Events.Queries;

/// <summary>The part of the log that can contain the events of a filter.</summary>
/// <param name="Kinds">Their kinds; null: any.</param>
/// <param name="Ranges">Their sequences, in reading order.</param>
/// <param name="Times">When they were received.</param>
/// <param name="CutAt">Where the search for ranges stopped; null if it is complete.</param>
internal sealed record EventScope(IReadOnlyList<KindMatch>? Kinds, IReadOnlyList<SequenceRange> Ranges, TimeRange Times, long? CutAt)
{
    private const int SmallestPortion = 4;

    /// <summary>With more kinds than this, it pays to look first whether the next events are of them (benchmark <c>lists</c>).</summary>
    private const int FewKinds = 16;

    /// <summary>The number of rows that cost no more to walk over than one seek.</summary>
    private const int RowsForASeek = 4;

    /// <summary>
    /// Reads the sequences in order. A few kinds are merged from one seek each. Many kinds are often most of the log; so it
    /// first walks over the next events, for at most the cost of the seeks. Events of mixed kinds may not match.
    /// </summary>
    public IEnumerable<long> Sequences(ISequenceSeeks seeks, bool newestFirst, int expected) => Ranges.SelectMany(
        range => Kinds is { Count: > FewKinds } ? WalkAndMerge(seeks, range, newestFirst, expected) : Merge(seeks, range, newestFirst, expected));

    /// <summary>Counts the events of kinds whose rows need no test, up to a limit.</summary>
    public long Count(ISequenceSeeks seeks, long limit)
    {
        long count = 0;
        foreach (var range in Ranges)
        {
            foreach (var kind in Kinds is null ? [null] : Kinds.Select(kind => (long?)kind.Id))
            {
                count += count < limit ? seeks.Count(kind, range, Times, limit - count) : 0;
            }
        }

        return count;
    }

    private IEnumerable<long> WalkAndMerge(ISequenceSeeks seeks, SequenceRange range, bool newestFirst, int expected)
    {
        var kinds = Kinds!.Select(kind => kind.Id).ToHashSet();
        for (var left = kinds.Count * RowsForASeek; left > 0;)
        {
            var portion = Math.Min(left, 2 * expected);
            var rows = seeks.Walk(range, Times, newestFirst, portion);
            foreach (var (sequence, _) in rows.Where(row => kinds.Contains(row.Kind)))
            {
                yield return sequence;
            }

            if (rows.Count < portion)
            {
                yield break;
            }

            left -= portion;
            range = newestFirst ? range with { Before = rows[^1].Sequence } : range with { After = rows[^1].Sequence };
        }

        foreach (var sequence in Merge(seeks, range, newestFirst, expected))
        {
            yield return sequence;
        }
    }

    private IEnumerable<long> Merge(ISequenceSeeks seeks, SequenceRange range, bool newestFirst, int expected)
    {
        var kinds = Kinds is null ? [null] : Kinds.Select(kind => (long?)kind.Id).ToList();
        var portion = Math.Min(expected, Math.Max(SmallestPortion, kinds.Count == 0 ? 0 : 2 * expected / kinds.Count));
        var runs = kinds.ConvertAll(kind => new SequenceRun(seeks, kind, range, Times, newestFirst, portion));
        var heads = new PriorityQueue<SequenceRun, long>(runs.Count);
        runs.ForEach(Put);
        while (heads.TryDequeue(out var run, out var priority))
        {
            yield return Math.Abs(priority);
            Put(run);
        }

        void Put(SequenceRun run)
        {
            if (run.TryTake(out var sequence))
            {
                heads.Enqueue(run, newestFirst ? -sequence : sequence);
            }
        }
    }
}
