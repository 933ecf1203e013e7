namespace WebhookDashboard.Events.Queries;

/// <summary>Where the events of a filter lie.</summary>
/// <param name="Kinds">Of which kinds they are; null: of any.</param>
/// <param name="Ranges">Among which sequences, in the order in which they are read.</param>
/// <param name="Times">When they were received.</param>
/// <param name="CutAt">From where on this was not looked for; null: it is all.</param>
internal sealed record EventScope(IReadOnlyList<KindMatch>? Kinds, IReadOnlyList<SequenceRange> Ranges, TimeRange Times, long? CutAt)
{
    private const int SmallestPortion = 4;

    /// <summary>The sequences in order, merged from one seek for each kind. Those of mixed kinds may not match.</summary>
    public IEnumerable<long> Sequences(ISequenceSeeks seeks, bool newestFirst, int expected)
    {
        var kinds = Kinds is null ? [null] : Kinds.Select(kind => (long?)kind.Id).ToList();
        var portion = Math.Max(SmallestPortion, kinds.Count == 0 ? 0 : 2 * expected / kinds.Count);
        return Ranges.SelectMany(range => Merge(
            kinds.ConvertAll(kind => new SequenceRun(seeks, kind, range, Times, newestFirst, Math.Min(portion, expected))), newestFirst));
    }

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

    private static IEnumerable<long> Merge(List<SequenceRun> runs, bool newestFirst)
    {
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
