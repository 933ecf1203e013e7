using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Pinning;

/// <summary>
/// Pins events, which retention and deletions by filter then spare, and unpins them. A pinned event is of another kind than
/// before, so lists and retention find either sort through the index of kinds.
/// </summary>
internal sealed class EventPins(ILogReads reads, IDbContextFactory<DashboardContext> contexts, IWriteGate gate)
{
    /// <summary>Raised after events were pinned or unpinned.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Pins or unpins events, in small steps between which appends continue. Those that are so already stay so.</summary>
    public async Task<PinResult> SetAsync(IReadOnlyCollection<EventId> ids, bool pinned, CancellationToken cancellationToken)
    {
        var total = new PinResult(0, 0);
        try
        {
            foreach (var step in ids.Chunk(EventRemoval.MaxStep))
            {
                var (stored, changed) = await SetStepAsync(events => events.WithIds(step), pinned, cancellationToken);
                total = new PinResult(total.Stored + stored, total.Changed + changed);
            }
        }
        finally
        {
            if (total.Changed > 0)
            {
                Changed.Tell(); // Also if the database refused after some of them.
            }
        }

        return total;
    }

    /// <summary>Pins or unpins one step of the oldest events that match. <see cref="Changed"/> is left to the caller.</summary>
    /// <param name="filter">Selects the events.</param>
    /// <param name="range">The sequences to search.</param>
    /// <param name="pinned">Whether to pin them.</param>
    /// <param name="cancellationToken">Cancels the step.</param>
    /// <param name="record">Runs within the transaction, after the change.</param>
    public async Task<RemovedEvents> SetStepAsync(
        EventFilter filter, SequenceRange range, bool pinned, CancellationToken cancellationToken, Func<DashboardContext, RemovedEvents, Task>? record = null)
    {
        var (found, searchedTo) = await reads.ReadAsync(
            log => log.FindAsync(filter, range, newestFirst: false, EventRemoval.MaxStep, cancellationToken), cancellationToken);
        var sequences = found.ConvertAll(row => row.Sequence);
        var step = new RemovedEvents(0, 0, searchedTo);
        if (found.Count == 0 && record is null)
        {
            return step;
        }

        await SetStepAsync(
            events => events.Where(e => EF.Parameter(sequences).Contains(e.Sequence)),
            pinned,
            cancellationToken,
            (context, changed) =>
            {
                step = step with { Events = changed };
                return record?.Invoke(context, step) ?? Task.CompletedTask;
            });
        return step;
    }

    private async Task<PinResult> SetStepAsync(
        Func<IQueryable<EventRow>, IQueryable<EventRow>> choose, bool pinned, CancellationToken cancellationToken, Func<DashboardContext, int, Task>? record = null)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await choose(context.Events.AsNoTracking()).ToListAsync(cancellationToken);
        var changed = rows.Where(row => row.Pinned != pinned).ToList();
        foreach (var same in changed.GroupBy(row => (Old: row.Kind, New: EventKind.Of(row, pinned))))
        {
            var kind = await FindOrAddKindAsync(context, same.Key.New, cancellationToken);
            await MoveAsync(context, [.. same], same.Key.Old, kind, cancellationToken);
        }

        await BlockCounter.OutdateAsync(context, changed.Select(row => row.Sequence), cancellationToken);
        if (record is not null)
        {
            await record(context, changed.Count);
        }

        await transaction.CommitAsync(cancellationToken);
        return new PinResult(rows.Count, changed.Count);
    }

    private static async Task MoveAsync(
        DashboardContext context, List<EventRow> rows, long from, EventKindRow to, CancellationToken cancellationToken)
    {
        var (events, bytes, last) = (rows.Count, rows.Sum(row => (long)row.BodySize), rows.Max(row => row.ReceivedAt));
        to.Events += events;
        to.Bytes += bytes;
        to.LastReceivedAt = last > to.LastReceivedAt ? last : to.LastReceivedAt;
        var old = await context.EventKinds.SingleAsync(kind => kind.Id == from, cancellationToken);
        old.Events -= events;
        old.Bytes -= bytes;
        if (old.Events == 0)
        {
            context.Remove(old); // Makes room for another kind of the endpoint.
        }

        await context.SaveChangesAsync(cancellationToken);
        var (sequences, id, pinned) = (rows.ConvertAll(row => row.Sequence), to.Id, to.Pinned);
        await context.Events.Where(e => EF.Parameter(sequences).Contains(e.Sequence)).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Kind, id).SetProperty(e => e.Pinned, pinned), cancellationToken);
    }

    /// <summary>Finds a kind or adds it; if the endpoint has too many, a mixed one.</summary>
    private static async Task<EventKindRow> FindOrAddKindAsync(DashboardContext context, EventKind kind, CancellationToken cancellationToken)
    {
        if (await FindKindAsync(context, kind, cancellationToken) is { } found)
        {
            return found;
        }

        var hasRoom = EventKindRow.MaxOfEndpoint > await context.EventKinds.CountAsync(
            row => row.Endpoint == kind.Endpoint && row.Method != EventKindRow.Mixed && row.Pinned == kind.Pinned, cancellationToken);
        kind = hasRoom ? kind : kind.Mixed;
        if (!hasRoom && await FindKindAsync(context, kind, cancellationToken) is { } mixed)
        {
            return mixed;
        }

        var added = new EventKindRow
        {
            Endpoint = kind.Endpoint,
            Method = kind.Method,
            EventType = kind.EventType,
            Verdict = kind.Verdict,
            Pinned = kind.Pinned,
        };
        context.Add(added);
        return added;
    }

    private static Task<EventKindRow?> FindKindAsync(DashboardContext context, EventKind kind, CancellationToken cancellationToken) =>
        context.EventKinds.SingleOrDefaultAsync(
            row => row.Endpoint == kind.Endpoint && row.Method == kind.Method && row.EventType == kind.EventType
                && row.Verdict == kind.Verdict && row.Pinned == kind.Pinned,
            cancellationToken);
}
