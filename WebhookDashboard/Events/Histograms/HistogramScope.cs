using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Histograms;

/// <summary>Where the events of a histogram are.</summary>
/// <param name="Span">The times that it counts.</param>
/// <param name="Times">The times that the filter selects.</param>
/// <param name="Head">The last sequence of the log.</param>
/// <param name="Keys">The kinds that blocks count, all of whose events match, with the number of their key.</param>
/// <param name="Tested">The kinds whose events must be tested one by one; null: none.</param>
/// <param name="Parts">The blocks that have events of <see cref="Keys"/>, newest first.</param>
internal sealed record HistogramScope(
    TimeRange Span, TimeRange Times, long Head, IReadOnlyDictionary<long, int> Keys, IReadOnlyList<KindMatch>? Tested, IReadOnlyList<BlockPart> Parts)
{
    /// <summary>The most blocks whose times are read to find the first or the last event. Usually one is enough.</summary>
    private const int MostSought = 64;

    public static async Task<HistogramScope> FindAsync(
        LogSnapshot log, HistogramRequest request, DateTimeOffset now, HistogramTally tally, CancellationToken cancellationToken)
    {
        var filter = request.Filter;
        var head = await log.Context.LogState.Select(state => state.Head).SingleAsync(cancellationToken);
        var kinds = (await log.ReadKindsAsync(filter, cancellationToken)).ToLookup(kind => IsCounted(kind, request));
        var keys = kinds[true].ToDictionary(
            kind => kind.Id, kind => tally.NumberOf(request.By.KeyOf(kind.Kind.Endpoint, kind.Kind.EventType, kind.Kind.Verdict)));
        var times = TimeRange.Of(filter);
        List<BlockPart> parts = [];
        foreach (var block in keys.Count == 0 ? [] : log.Seeks.ReadBlocks(times))
        {
            var counts = block.Kinds is null ? null : CountsOf(block.Kinds, keys);
            if (counts is not [])
            {
                parts.Add(new BlockPart(block.Number, block.Earliest, block.Latest, counts));
            }
        }

        return new HistogramScope(
            HistogramSpan.Of(filter, now), times, head, keys, kinds[false].ToList() is [_, ..] tested ? tested : null, parts);
    }

    /// <summary>Finds the time of the first event in the blocks; null if there is none.</summary>
    public long? FindFirst(LogSnapshot log) =>
        Find(log, Parts.OrderBy(part => part.Earliest), part => Math.Max(part.Earliest, Span.From), (one, other) => one < other);

    /// <summary>Finds the time of the last event in the blocks that comes after a time; null if there is none.</summary>
    public long? FindLast(LogSnapshot log, long after) => Find(
        log,
        Parts.Where(part => part.Latest > after).OrderByDescending(part => part.Latest),
        part => Math.Min(part.Latest, Span.To - 1),
        (one, other) => one > other);

    /// <summary>Reads the keys and times of a block's events.</summary>
    public void Read(LogSnapshot log, BlockPart part, List<(int Key, long Time)> into)
    {
        if (part.Counts is not null && log.Seeks.ReadBlockTimes(part.Block) is { } tally)
        {
            BlockTally.ReadTimes(tally, Keys, into);
        }
        else
        {
            var range = new SequenceRange((part.Block * EventBlockRow.Size) - 1, Math.Min((part.Block + 1) * EventBlockRow.Size, Head + 1));
            foreach (var (kind, time) in log.Seeks.ReadTimes(range))
            {
                if (Keys.TryGetValue(kind, out var key))
                {
                    into.Add((key, time));
                }
            }
        }

        if (part.Earliest < Times.From || part.Latest >= Times.To)
        {
            into.RemoveAll(one => !Times.Contains(one.Time));
        }
    }

    /// <summary>Finds the outermost time of the span: reads the blocks until the next one can't have it.</summary>
    private long? Find(LogSnapshot log, IEnumerable<BlockPart> outermostFirst, Func<BlockPart, long> boundOf, Func<long, long, bool> isFurther)
    {
        long? found = null;
        var read = new List<(int, long)>();
        foreach (var (index, part) in outermostFirst.Index())
        {
            var bound = boundOf(part);
            if (found is { } outermost && !isFurther(bound, outermost))
            {
                break;
            }

            if (index == MostSought)
            {
                return bound;
            }

            read.Clear();
            Read(log, part, read);
            foreach (var (_, time) in read)
            {
                found = Span.Contains(time) && (found is null || isFurther(time, found.Value)) ? time : found;
            }
        }

        return found;
    }

    /// <summary>Whether all events of a kind match and have the same key, so that they need not be read.</summary>
    private static bool IsCounted(KindMatch kind, HistogramRequest request) =>
        kind.IsSure
        && request.Filter is { SelectsRows: false, SelectsContents: false }
        && (request.By != HistogramBy.Type || kind.Kind.Method != EventKindRow.Mixed);

    private static List<(int Key, long Events)> CountsOf(byte[] kinds, Dictionary<long, int> keys)
    {
        var ofBlock = BlockTally.ReadKinds(kinds);
        var counts = new List<(int, long)>(ofBlock.Count);
        foreach (var (kind, events) in ofBlock)
        {
            if (keys.TryGetValue(kind, out var key))
            {
                counts.Add((key, events));
            }
        }

        return counts;
    }
}
