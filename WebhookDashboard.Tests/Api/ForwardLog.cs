using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Api;

/// <summary>A long log that can only be read forward and counts its reads.</summary>
internal sealed class ForwardLog : IEventLog
{
    private static readonly WholeEvent SomeEvent = AnEvent.To("inbox").Whole(1);

    public ForwardLog(long count) => Head.MoveTo(count);

    public LogHead Head { get; } = new();

    public int Reads { get; private set; }

    public bool GrowsWhileRead { get; set; }

    public Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken)
    {
        Reads++;
        if (GrowsWhileRead)
        {
            Head.MoveTo(Head.Sequence + limit);
        }

        var last = Math.Min(Math.Min(after + limit, before - 1), Head.Sequence);
        var page = new List<WholeEvent>();
        for (var sequence = after + 1; sequence <= last; sequence++)
        {
            page.Add(SomeEvent with { Summary = SomeEvent.Summary with { Sequence = sequence } });
        }

        return Task.FromResult<IReadOnlyList<WholeEvent>>(page);
    }

    public Task<IReadOnlyList<EventOpening>> ReadOpeningsAsync(
        IReadOnlyCollection<long> sequences, int bytes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<long?> HeadBehindAsync(long cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlySet<EventId>> FindStoredAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ChangeSignal Deleted { get; } = new();

    public Task<int> DeleteAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ChangeSignal PinsChanged { get; } = new();

    public Task<DeletionResult> PinAsync(EventFilter filter, bool pinned, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> PinAsync(IReadOnlyCollection<EventId> ids, bool pinned, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
