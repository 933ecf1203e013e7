using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events;

/// <summary>Reads the log in bounded steps. Lists never touch the table of bodies.</summary>
internal sealed class EventQueries(ILogReads reads, TimeProvider clock)
{
    /// <summary>The most bytes of bodies that one forward read loads, unless a single body is larger.</summary>
    private const long MaxForwardBytes = 4L * 1024 * 1024;

    private const int CountedInAStep = 500;

    /// <summary>
    /// How long a page or a count may begin further steps until it is full. The last step ends within two seconds, and it
    /// returns what it has found.
    /// </summary>
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(1.8);

    public async Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var range = new SequenceRange(after, before);
            var (events, searchedTo) = await reads.ReadAsync(
                log => ReadForwardAsync(log, filter, range, limit, cancellationToken), cancellationToken);
            if (events.Count > 0 || searchedTo is null)
            {
                return events;
            }

            after = searchedTo.Value;
        }
    }

    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) => reads.ReadAsync(
        log => log.Context.LogState.Select(state => state.Head).SingleAsync(cancellationToken), cancellationToken);

    public async Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        // Upwards from a sequence, the next events are the nearest above it, not the newest of all.
        var upwards = request is { After: not null, Before: null };
        var range = new SequenceRange(request.After ?? 0, request.Before ?? long.MaxValue);
        var wanted = upwards ? request.Limit : request.Limit + 1;
        var items = new List<EventSummary>();
        var began = clock.GetTimestamp();
        long? searchedTo;
        do
        {
            var (step, left) = (range, wanted - items.Count);
            (var found, searchedTo) = await reads.ReadAsync(log => log.FindAsync(filter, step, !upwards, left, cancellationToken), cancellationToken);
            items.AddRange(found.Select(row => row.ToSummary()));
            range = upwards ? range with { After = searchedTo ?? 0 } : range with { Before = searchedTo ?? 0 };
        }
        while (searchedTo is not null && items.Count < wanted && clock.GetElapsedTime(began) < LongestPage);

        if (upwards)
        {
            items.Reverse();
            return new EventPage(items, items.Count > 0 ? items[^1].Sequence : null) { NextAfter = searchedTo };
        }

        if (items.Count > request.Limit)
        {
            items.RemoveAt(request.Limit);
            searchedTo = items[^1].Sequence;
        }

        return new EventPage(items, searchedTo);
    }

    public Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken) =>
        filter.SelectsRows || filter.SelectsContents
            ? CountFoundAsync(filter, new SequenceRange(after, before), cancellationToken)
            : reads.ReadAsync(log => log.CountAsync(filter, new SequenceRange(after, before), cancellationToken), cancellationToken);

    public Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken) => reads.ReadAsync(
        async log =>
        {
            var row = await log.Context.Events.AsNoTracking().WithId(id).SingleOrDefaultAsync(cancellationToken);
            if (row is null)
            {
                return null;
            }

            var content = await log.Context.EventContents
                .Where(c => c.Sequence == row.Sequence)
                .Select(c => new { c.Headers, c.Trailers })
                .SingleAsync(cancellationToken);
            return new StoredEvent(row.ToSummary(), new HeaderBlock(content.Headers).Lines(), new HeaderBlock(content.Trailers).Lines());
        },
        cancellationToken);

    public Task<IReadOnlySet<EventId>> FindStoredAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken) => reads.ReadAsync(
        async log => (IReadOnlySet<EventId>)(await log.Context.Events.WithIds(ids).Select(e => e.Id).ToListAsync(cancellationToken)).ToHashSet(),
        cancellationToken);

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) => reads.ReadAsync(
        log => log.Context.Events
            .WithId(id)
            .Join(log.Context.EventContents, e => e.Sequence, c => c.Sequence, (_, c) => c.Body)
            .SingleOrDefaultAsync(cancellationToken),
        cancellationToken);

    public Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken) => reads.ReadAsync(
        async log =>
        {
            var sequence = await log.Context.Events.WithId(id).Select(e => (long?)e.Sequence).SingleOrDefaultAsync(cancellationToken);
            return sequence is null
                ? null
                : await log.Context.Database
                    .SqlQuery<byte[]>($"""SELECT coalesce(substr("Body", 1, {most}), "Body") AS "Value" FROM "EventContents" WHERE "Sequence" = {sequence}""") // SQLite's substr of an empty body is NULL
                    .SingleOrDefaultAsync(cancellationToken);
        },
        cancellationToken);

    public Task<IReadOnlyList<EventOpening>> ReadOpeningsAsync(
        IReadOnlyCollection<long> sequences, int bytes, CancellationToken cancellationToken) => reads.ReadAsync(
            async log =>
            {
                var rows = await log.Context.Database
                    .SqlQuery<EventContentRow>(
                        $"""
                        SELECT "Sequence", "Headers", coalesce(substr("Body", 1, {bytes}), x'') AS "Body", NULL AS "Trailers"
                        FROM "EventContents"
                        """)
                    .Where(row => EF.Parameter(sequences).Contains(row.Sequence))
                    .ToListAsync(cancellationToken);
                return (IReadOnlyList<EventOpening>)
                    [.. rows.Select(row => new EventOpening(row.Sequence, new HeaderBlock(row.Headers), row.Body))];
            },
            cancellationToken);

    /// <summary>Counts what no sum knows: finds the events one by one, up to a number and for a time.</summary>
    private async Task<EventCount> CountFoundAsync(EventFilter filter, SequenceRange range, CancellationToken cancellationToken)
    {
        var count = 0L;
        var began = clock.GetTimestamp();
        long? searchedTo;
        do
        {
            var step = range;
            (var found, searchedTo) = await reads.ReadAsync(
                log => log.FindAsync(filter, step, newestFirst: true, CountedInAStep, cancellationToken), cancellationToken);
            count += found.Count;
            range = range with { Before = searchedTo ?? 0 };
        }
        while (searchedTo is not null && count < EventCount.MostCounted && clock.GetElapsedTime(began) < LongestPage);

        return new EventCount(count, searchedTo is null);
    }

    private static async Task<(IReadOnlyList<WholeEvent> Events, long? SearchedTo)> ReadForwardAsync(
        LogSnapshot log, EventFilter filter, SequenceRange range, int limit, CancellationToken cancellationToken)
    {
        var (rows, searchedTo) = await log.FindAsync(filter, range, newestFirst: false, limit, cancellationToken);
        var sequences = rows.Take(CountFitting(rows.Select(row => row.BodySize))).Select(row => row.Sequence).ToArray();
        var contents = await log.Context.EventContents.AsNoTracking()
            .Where(c => EF.Parameter(sequences).Contains(c.Sequence))
            .ToDictionaryAsync(c => c.Sequence, cancellationToken);
        return (
            rows.Take(sequences.Length).Select(row =>
            {
                var content = contents[row.Sequence];
                return new WholeEvent(row.ToSummary(), new HeaderBlock(content.Headers), content.Body, new HeaderBlock(content.Trailers));
            }).ToList(),
            searchedTo);
    }

    private static int CountFitting(IEnumerable<int> sizes)
    {
        long bytes = 0;
        return Math.Max(1, sizes.TakeWhile(size => (bytes += size) <= MaxForwardBytes).Count());
    }
}
