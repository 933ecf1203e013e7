using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Audit;

/// <summary>The log, with a line of the audit for what is deleted by hand.</summary>
internal sealed class AuditedEventLog(EventLog inner, IAuditTrail audit) : IEventLog
{
    public LogHead Head => inner.Head;

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        inner.AppendAsync(webhook, cancellationToken);

    public Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken) =>
        inner.ReadForwardAsync(filter, after, before, limit, cancellationToken);

    public Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        inner.PageAsync(filter, request, cancellationToken);

    public Task<long> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken) =>
        inner.CountAsync(filter, after, before, cancellationToken);

    public Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) => inner.ReadBodyAsync(id, cancellationToken);

    public async Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken)
    {
        var deleted = await inner.DeleteAsync(id, cancellationToken);
        if (deleted)
        {
            await audit.WriteAsync(AuditKind.Change, $"Event {id} deleted.");
        }

        return deleted;
    }

    public async Task<long> DeleteAllAsync(EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        try
        {
            var deleted = await inner.DeleteAllAsync(endpoint, cancellationToken);
            await audit.WriteAsync(AuditKind.Change, $"All events of {endpoint} deleted, {deleted} of them.");
            return deleted;
        }
        catch (OperationCanceledException)
        {
            await audit.WriteAsync(AuditKind.Change, $"Events of {endpoint} deleted, until whoever asked for it went.");
            throw;
        }
    }
}
