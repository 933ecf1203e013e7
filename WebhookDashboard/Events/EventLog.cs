using WebhookDashboard.Audit;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Pinning;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>The log as other rooms see it.</summary>
/// <remarks>
/// Most members only delegate. It separates the writer, the queries and the deletions from the other rooms, which don't see
/// them; tests replace it by a log of their own; and it audits what a person asks for: each deletion and each pin.
/// </remarks>
internal sealed class EventLog(
    LogHead head, GroupCommit commit, EventQueries queries, EventRemoval removal, DeletionQueue deletions, EventPins pins, IAuditTrail audit) : IEventLog
{
    public LogHead Head => head;

    public ChangeSignal Deleted => deletions.Deleted;

    public ChangeSignal PinsChanged => pins.Changed;

    public async ValueTask<long?> HeadBehindAsync(long cursor, CancellationToken cancellationToken)
    {
        if (cursor <= head.Sequence)
        {
            return null;
        }

        // An event can be read a moment before the head moves to it, so the database decides.
        var kept = await queries.ReadHeadAsync(cancellationToken);
        return kept < cursor ? kept : null;
    }

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        commit.AppendAsync(webhook, cancellationToken);

    public Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken) =>
        queries.ReadForwardAsync(filter, after, before, limit, cancellationToken);

    public Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        queries.PageAsync(filter, request, cancellationToken);

    public Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken) =>
        queries.CountAsync(filter, after, before, cancellationToken);

    public Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken) =>
        queries.FindAsync(id, cancellationToken);

    public Task<IReadOnlySet<EventId>> FindStoredAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken) =>
        queries.FindStoredAsync(ids, cancellationToken);

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) =>
        queries.ReadBodyAsync(id, cancellationToken);

    public Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken) =>
        queries.ReadBodyStartAsync(id, most, cancellationToken);

    public Task<IReadOnlyList<EventOpening>> ReadOpeningsAsync(
        IReadOnlyCollection<long> sequences, int bytes, CancellationToken cancellationToken) =>
        queries.ReadOpeningsAsync(sequences, bytes, cancellationToken);

    public async Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken) => await DeleteAsync([id], cancellationToken) > 0;

    public async Task<int> DeleteAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken)
    {
        var deleted = 0;
        try
        {
            foreach (var id in ids)
            {
                deleted += await removal.RemoveAsync(id, cancellationToken) ? 1 : 0;
            }
        }
        finally
        {
            // Also if the database refused after some of them.
            if (deleted > 0)
            {
                Deleted.Tell();
                await audit.WriteAsync(AuditKind.Change, ids.Count == 1 ? $"Event {ids.First()} deleted." : $"Events deleted one by one: {deleted}.");
            }
        }

        return deleted;
    }

    public async Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        var result = await deletions.DeleteAsync(filter with { Pinned = filter.Pinned ?? false }, cancellationToken);
        await AuditAsync(filter, result, "deleted", "Deletion");
        return result;
    }

    public async Task<DeletionResult> PinAsync(EventFilter filter, bool pinned, CancellationToken cancellationToken)
    {
        var result = await deletions.PinAsync(filter, pinned, cancellationToken);
        if (result.Matching.Count > 0)
        {
            await AuditAsync(filter, result, pinned ? "pinned" : "unpinned", pinned ? "Pinning" : "Unpinning");
        }

        return result;
    }

    public async Task<int> PinAsync(IReadOnlyCollection<EventId> ids, bool pinned, CancellationToken cancellationToken)
    {
        var (stored, changed) = await pins.SetAsync(ids, pinned, cancellationToken);
        if (changed > 0)
        {
            var done = pinned ? "pinned" : "unpinned";
            await audit.WriteAsync(AuditKind.Change, ids.Count == 1 ? $"Event {ids.First()} {done}." : $"Events {done}: {changed}.");
        }

        return stored;
    }

    private Task AuditAsync(EventFilter filter, DeletionResult result, string done, string begun)
    {
        var whose = filter.Endpoints.Count > 0 ? $" of {string.Join(", ", filter.Endpoints)}" : "";
        return audit.WriteAsync(AuditKind.Change, result switch
        {
            { IsDone: true } => $"Events{whose} {done}: {result.Matching.Count}.",
            { Matching.IsExact: true } => $"{begun} of events{whose} started: {result.Matching.Count}.",
            _ => $"{begun} of events{whose} started: at least {result.Matching.Count}.",
        });
    }
}
