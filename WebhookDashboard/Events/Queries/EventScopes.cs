using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Queries;

/// <summary>Finds the part of the log for a filter from two small tables: kinds and blocks.</summary>
internal static class EventScopes
{
    /// <summary>
    /// How many blocks a time range may overlap only in part. Two is usual; clocks that were set back cause more. Each such
    /// block means a walk over 2,048 index entries.
    /// </summary>
    private const int MaxPartBlocks = 64;

    public static async Task<EventScope> FindScopeAsync(
        this LogSnapshot log, EventFilter filter, SequenceRange range, bool newestFirst, CancellationToken cancellationToken)
    {
        var kinds = filter.SelectsKinds ? await log.ReadKindsAsync(filter, cancellationToken) : null;
        var times = TimeRange.Of(filter);
        if (times == TimeRange.Any)
        {
            return new EventScope(kinds, [range], times, CutAt: null);
        }

        return await log.FindBlocksAsync(kinds, times, range, newestFirst, cancellationToken);
    }

    /// <summary>Finds where the events of a time range are.</summary>
    public static async Task<EventScope> FindBlocksAsync(
        this LogSnapshot log,
        IReadOnlyList<KindMatch>? kinds,
        TimeRange times,
        SequenceRange range,
        bool newestFirst,
        CancellationToken cancellationToken) => log.Seeks.FindBlocks(range, times) switch
        {
            null => new EventScope(kinds, [], times, CutAt: null),
            { HasNoGap: true, Parts: <= MaxPartBlocks } span =>
                new EventScope(kinds, [Within(range, span.First, span.Last)], times, CutAt: null),
            _ => await FindEachBlockAsync(log.Context, kinds, times, range, newestFirst, cancellationToken),
        };

    /// <summary>Reads the kinds whose events can match.</summary>
    public static async Task<IReadOnlyList<KindMatch>> ReadKindsAsync(
        this LogSnapshot log, EventFilter filter, CancellationToken cancellationToken)
    {
        var kinds = log.Context.EventKinds.AsNoTracking();
        if (filter.Endpoints is [var only])
        {
            kinds = kinds.Where(kind => kind.Endpoint == only);
        }
        else if (filter.Endpoints.Count > 0)
        {
            var endpoints = filter.Endpoints.ToList();
            kinds = kinds.Where(kind => EF.Parameter(endpoints).Contains(kind.Endpoint));
        }

        if (filter.EventType is { } type)
        {
            kinds = kinds.Where(kind => kind.Method == EventKindRow.Mixed || kind.EventType == type);
        }

        if (filter.ExceptType is { } except)
        {
            kinds = kinds.Where(kind => kind.Method == EventKindRow.Mixed || kind.EventType != except);
        }

        if (filter.Verdict is { } verdict)
        {
            kinds = kinds.Where(kind => kind.Verdict == verdict);
        }

        if (filter.Pinned is { } pinned)
        {
            kinds = kinds.Where(kind => kind.Pinned == pinned);
        }

        var looksInside = filter.Method is not null || filter.EventType is not null || filter.TypePrefix is not null || filter.ExceptType is not null;
        return
        [
            .. from kind in await kinds.ToListAsync(cancellationToken)
               let isMixed = kind.Method == EventKindRow.Mixed
               where isMixed || filter.Method is null || kind.Method.Equals(filter.Method, StringComparison.OrdinalIgnoreCase)
               where isMixed || filter.IncludesType(kind.EventType)
               select new KindMatch(
                   kind.Id, new EventKind(kind.Endpoint, kind.Method, kind.EventType, kind.Verdict, kind.Pinned), kind.Events, !looksInside || !isMixed),
        ];
    }

    private static async Task<EventScope> FindEachBlockAsync(
        DashboardContext context,
        IReadOnlyList<KindMatch>? kinds,
        TimeRange times,
        SequenceRange range,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        var from = TimeRange.At(times.From);
        var to = TimeRange.At(times.To);
        var (first, last) = (BlockOf(range.After), BlockOf(range.Before));
        var blocks = context.EventBlocks.AsNoTracking()
            .Where(b => b.Block >= first && b.Block <= last && b.Latest >= from && b.Earliest < to);
        blocks = newestFirst ? blocks.OrderByDescending(b => b.Block) : blocks.OrderBy(b => b.Block);

        var ranges = new List<SequenceRange>();
        var parts = 0;
        foreach (var block in await blocks.Select(b => new { b.Block, b.Earliest, b.Latest }).ToListAsync(cancellationToken))
        {
            parts += block.Earliest < from || block.Latest >= to ? 1 : 0;
            var own = Within(range, block.Block, block.Block);
            if (parts > MaxPartBlocks)
            {
                return new EventScope(kinds, ranges, times, CutAt: newestFirst ? own.Before : own.After);
            }

            Add(ranges, own);
        }

        return new EventScope(kinds, ranges, times, CutAt: null);
    }

    /// <summary>Merges adjacent ranges.</summary>
    private static void Add(List<SequenceRange> ranges, SequenceRange own)
    {
        if (ranges is [.., var before] && own.Before == before.After + 1)
        {
            ranges[^1] = before with { After = own.After };
        }
        else if (ranges is [.., var behind] && own.After == behind.Before - 1)
        {
            ranges[^1] = behind with { Before = own.Before };
        }
        else
        {
            ranges.Add(own);
        }
    }

    private static SequenceRange Within(SequenceRange range, long firstBlock, long lastBlock) => new(
        Math.Max(range.After, (firstBlock * EventBlockRow.Size) - 1),
        Math.Min(range.Before, (lastBlock + 1) * EventBlockRow.Size));

    private static long BlockOf(long sequence) => sequence / EventBlockRow.Size;
}
