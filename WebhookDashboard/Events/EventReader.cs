using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Reads the log. Whatever lists events stays off the table of bodies.</summary>
internal sealed class EventReader(IDbContextFactory<DashboardContext> contexts)
{
    /// <summary>Bodies that one forward read may bring into memory, unless a single one is larger.</summary>
    private const long MaxForwardBytes = 4L * 1024 * 1024;

    public async Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = Matching(context, filter).Where(e => e.Sequence < before);
        while (true)
        {
            var rows = await events
                .Where(e => e.Sequence > after)
                .OrderBy(e => e.Sequence)
                .Take(limit)
                .Select(e => new { e.Sequence, e.BodySize })
                .ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                return [];
            }

            var last = rows[CountFitting(rows.Select(row => row.BodySize)) - 1].Sequence;
            var found = await events
                .Where(e => e.Sequence > after && e.Sequence <= last)
                .OrderBy(e => e.Sequence)
                .Join(context.EventContents, e => e.Sequence, c => c.Sequence, (e, c) => new { Event = e, c.Headers, c.Body, c.Trailers })
                .ToListAsync(cancellationToken);
            if (found.Count > 0)
            {
                return found.ConvertAll(
                    row => new WholeEvent(row.Event.ToSummary(), new HeaderBlock(row.Headers), row.Body, new HeaderBlock(row.Trailers)));
            }

            after = last; // All of them were deleted between the two reads; what follows may still be there.
        }
    }

    public async Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LogState.Select(state => state.Head).SingleAsync(cancellationToken);
    }

    public async Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = Matching(context, filter);
        if (request.Before is { } before)
        {
            events = events.Where(e => e.Sequence < before);
        }

        if (request.After is { } after)
        {
            events = events.Where(e => e.Sequence > after);
        }

        // Going up from a sequence means the nearest above it, not the newest of all.
        var upwards = request is { After: not null, Before: null };
        events = upwards ? events.OrderBy(e => e.Sequence) : events.OrderByDescending(e => e.Sequence);
        var rows = await events.Take(request.Limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > request.Limit;
        if (more)
        {
            rows.RemoveAt(request.Limit);
        }

        if (upwards)
        {
            rows.Reverse();
            more = rows.Count > 0;
        }

        return new EventPage(rows.ConvertAll(row => row.ToSummary()), more ? rows[^1].Sequence : null);
    }

    public async Task<long> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter)
            .LongCountAsync(e => e.Sequence > after && e.Sequence < before, cancellationToken);
    }

    public async Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Events.AsNoTracking().WithId(id).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var content = await context.EventContents
            .Where(c => c.Sequence == row.Sequence)
            .Select(c => new { c.Headers, c.Trailers })
            .SingleOrDefaultAsync(cancellationToken);
        return content is null
            ? null
            : new StoredEvent(row.ToSummary(), new HeaderBlock(content.Headers).Lines(), new HeaderBlock(content.Trailers).Lines());
    }

    public async Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events
            .WithId(id)
            .Join(context.EventContents, e => e.Sequence, c => c.Sequence, (_, c) => c.Body)
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sequence = await context.Events.WithId(id).Select(e => (long?)e.Sequence).SingleOrDefaultAsync(cancellationToken);
        return sequence is null
            ? null
            : await context.Database
                .SqlQuery<byte[]>($"""SELECT coalesce(substr("Body", 1, {most}), "Body") AS "Value" FROM "EventContents" WHERE "Sequence" = {sequence}""") // SQLite's substr of an empty body is NULL
                .SingleOrDefaultAsync(cancellationToken);
    }

    private static int CountFitting(IEnumerable<int> sizes)
    {
        long bytes = 0;
        return Math.Max(1, sizes.TakeWhile(size => (bytes += size) <= MaxForwardBytes).Count());
    }

    private static IQueryable<EventRow> Matching(DashboardContext context, EventFilter filter)
    {
        var events = context.Events.AsNoTracking();
        if (filter.Endpoints is [var only])
        {
            events = events.Where(e => e.Endpoint == only);
        }
        else if (filter.Endpoints.Count > 0)
        {
            var endpoints = filter.Endpoints.ToList();
            events = events.Where(e => endpoints.Contains(e.Endpoint));
        }

        if (filter.Method?.ToUpperInvariant() is { } method)
        {
            events = events.Where(e => e.Method == method);
        }

        if (filter.EventType is { } type)
        {
            events = events.Where(e => e.EventType == type);
        }

        if (filter.Verdict is { } verdict)
        {
            events = verdict == Verdict.Unchecked
                ? events.Where(e => e.Verdict == null)
                : events.Where(e => e.Verdict == verdict);
        }

        if (filter.From is { } from)
        {
            events = events.Where(e => e.ReceivedAt >= from);
        }

        if (filter.To is { } to)
        {
            events = events.Where(e => e.ReceivedAt < to);
        }

        return events;
    }
}
