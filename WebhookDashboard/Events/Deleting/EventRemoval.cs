using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Deleting;

/// <summary>
/// Deletes events in small steps, each in its own transaction and turn to write, so that appends continue in between.
/// </summary>
internal sealed class EventRemoval(ILogReads reads, IDbContextFactory<DashboardContext> contexts, IWriteGate gate)
{
    public const int MaxStep = 500;
    private const long MaxStepBytes = 16L * 1024 * 1024;

    /// <summary>Raised after each step that deleted events.</summary>
    public ChangeSignal Removed { get; } = new();

    public async Task<bool> RemoveAsync(EventId id, CancellationToken cancellationToken) =>
        (await RemoveAsync(events => events.WithId(id), MaxStepBytes, cancellationToken)).Events > 0;

    /// <summary>Deletes the oldest events that match.</summary>
    /// <param name="filter">Selects the events.</param>
    /// <param name="limit">The maximum number of events to delete.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<long> RemoveAsync(EventFilter filter, long limit, CancellationToken cancellationToken)
    {
        var (total, after) = (0L, (long?)0);
        while (total < limit && after is not null)
        {
            var step = await RemoveStepAsync(
                filter, new SequenceRange(after.Value, long.MaxValue), limit - total, long.MaxValue, cancellationToken);
            total += step.Events;
            after = step.SearchedTo;
        }

        return total;
    }

    /// <summary>Deletes one step of the oldest events that match.</summary>
    /// <param name="filter">Selects the events.</param>
    /// <param name="range">The sequences to search.</param>
    /// <param name="limit">The maximum number of events, at most <see cref="MaxStep"/>.</param>
    /// <param name="maxBytes">The maximum sum of their bodies; a single larger event is deleted all the same.</param>
    /// <param name="cancellationToken">Cancels the step.</param>
    /// <param name="record">Runs within the transaction, after the deletes.</param>
    public async Task<RemovedEvents> RemoveStepAsync(
        EventFilter filter,
        SequenceRange range,
        long limit,
        long maxBytes,
        CancellationToken cancellationToken,
        Func<DashboardContext, RemovedEvents, Task>? record = null)
    {
        var (rows, searchedTo) = await reads.ReadAsync(
            log => log.FindAsync(filter, range, newestFirst: false, (int)Math.Min(limit, MaxStep), cancellationToken), cancellationToken);
        if (rows.Count == 0 && record is null)
        {
            return new RemovedEvents(0, 0, searchedTo);
        }

        var sequences = rows.ConvertAll(row => row.Sequence);
        return await RemoveAsync(
            events => WithPin(events.Where(e => EF.Parameter(sequences).Contains(e.Sequence)), filter.Pinned).OrderBy(e => e.Sequence),
            Math.Min(maxBytes, MaxStepBytes),
            cancellationToken,
            searchedTo,
            record);
    }

    /// <summary>Again, since an event may have been pinned after it was found.</summary>
    private static IQueryable<EventRow> WithPin(IQueryable<EventRow> events, bool? pinned) =>
        pinned is { } wanted ? events.Where(e => e.Pinned == wanted) : events;

    private async Task<RemovedEvents> RemoveAsync(
        Func<IQueryable<EventRow>, IQueryable<EventRow>> choose,
        long maxBytes,
        CancellationToken cancellationToken,
        long? searchedTo = null,
        Func<DashboardContext, RemovedEvents, Task>? record = null)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await choose(context.Events.AsNoTracking())
            .Select(e => new { e.Sequence, e.Kind, e.BodySize })
            .ToListAsync(cancellationToken);
        long bytes = 0;
        var step = rows.TakeWhile((row, i) => (bytes += row.BodySize) <= maxBytes || i == 0).ToList();
        var sequences = step.ConvertAll(row => row.Sequence);
        await context.EventContents.Where(c => EF.Parameter(sequences).Contains(c.Sequence)).ExecuteDeleteAsync(cancellationToken);
        await context.Events.Where(e => EF.Parameter(sequences).Contains(e.Sequence)).ExecuteDeleteAsync(cancellationToken);
        await BlockCounter.OutdateAsync(context, sequences, cancellationToken);
        foreach (var gone in step.GroupBy(row => row.Kind))
        {
            var kind = context.EventKinds.Where(kind => kind.Id == gone.Key);
            var events = gone.LongCount();
            var size = gone.Sum(row => (long)row.BodySize);
            await kind.ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Events, k => k.Events - events).SetProperty(k => k.Bytes, k => k.Bytes - size),
                cancellationToken);
            await kind.Where(k => k.Events == 0).ExecuteDeleteAsync(cancellationToken); // Makes room for another kind of the endpoint.
        }

        var removed = new RemovedEvents(
            step.Count, step.Sum(row => (long)row.BodySize), step.Count < rows.Count ? sequences[^1] : searchedTo);
        if (record is not null)
        {
            await record(context, removed);
        }

        await transaction.CommitAsync(cancellationToken);
        if (removed.Events > 0)
        {
            Removed.Tell();
        }

        return removed;
    }
}
