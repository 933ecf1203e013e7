namespace WebhookDashboard.Events.Queries;

/// <summary>Where the events of a filter lie.</summary>
/// <param name="Kinds">Of which kinds they are; null: of any.</param>
/// <param name="Ranges">Among which sequences, in the order in which they are read.</param>
/// <param name="Times">When they were received.</param>
/// <param name="CutAt">From where on this was not looked for; null: it is all.</param>
internal sealed record EventScope(IReadOnlyList<KindMatch>? Kinds, IReadOnlyList<SequenceRange> Ranges, TimeRange Times, long? CutAt)
{
    private const int SmallestPortion = 4;

    /// <summary>With more kinds than these it is worth a look whether the next events are of them.</summary>
    private const int FewKinds = 16;

    /// <summary>Rows that are walked over for the price of one seek, or less.</summary>
    private const int RowsForASeek = 4;

    /// <summary>
    /// The sequences in order. Those of few kinds are merged from one seek for each. Many kinds often are most of what
    /// there is: so first the next events are walked over, for no more than what the seeks would cost. Those of mixed
    /// kinds may not match.
    /// </summary>
    public IEnumerable<long> Sequences(ISequenceSeeks seeks, bool newestFirst, int expected) => Ranges.SelectMany(
        range => Kinds is { Count: > FewKinds } ? WalkAndMerge(seeks, range, newestFirst, expected) : Merge(seeks, range, newestFirst, expected));

    /// <summary>How many there are in the kinds that need no look at their rows, counted up to a limit.</summary>
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
