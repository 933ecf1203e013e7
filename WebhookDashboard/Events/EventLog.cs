using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>The log as other rooms see it: one writer, many readers.</summary>
internal sealed class EventLog(LogHead head, GroupCommit commit, EventReader reader, EventRemoval removal) : IEventLog
{
    public LogHead Head => head;

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        commit.AppendAsync(webhook, cancellationToken);

    public Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken) =>
        reader.ReadForwardAsync(filter, after, before, limit, cancellationToken);

    public Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        reader.PageAsync(filter, request, cancellationToken);

    public Task<long> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken) =>
        reader.CountAsync(filter, after, before, cancellationToken);

    public Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken) =>
        reader.FindAsync(id, cancellationToken);

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) =>
        reader.ReadBodyAsync(id, cancellationToken);

    public Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken) =>
        removal.RemoveAsync(id, cancellationToken);

    public Task<long> DeleteAllAsync(EndpointSlug endpoint, CancellationToken cancellationToken) =>
        removal.RemoveAllAsync(endpoint, cancellationToken);
}
