using WebhookDashboard.Domain;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>
/// The append-only log of received webhooks. Everything else in the app is a reader of it: a reader remembers the last
/// sequence that it has processed and asks for what follows.
/// </summary>
internal interface IEventLog
{
    /// <summary>The last committed sequence, to read or to wait for.</summary>
    LogHead Head { get; }

    /// <summary>
    /// Checks whether a reader's cursor is beyond the log. This happens after the database was restored from an older copy;
    /// such a reader would receive nothing for a long time.
    /// </summary>
    /// <returns>The head, if it is behind the cursor; null if the cursor is valid.</returns>
    ValueTask<long?> HeadBehindAsync(long cursor, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an event. <see cref="AppendResult.Stored"/> means that its transaction is on disk; with any other result the
    /// event is not stored. Many callers share one commit.
    /// </summary>
    ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken);

    /// <summary>Reads forward: the whole events after a sequence, oldest first.</summary>
    /// <param name="after">The last sequence that the reader has processed; 0 reads from the oldest stored event.</param>
    /// <param name="endpoints">Only events of these endpoints; empty: all.</param>
    /// <param name="limit">The maximum number of events. Large bodies reduce it, to no less than one.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        long after, IReadOnlyList<EndpointSlug> endpoints, int limit, CancellationToken cancellationToken) =>
        ReadForwardAsync(new EventFilter { Endpoints = endpoints }, after, long.MaxValue, limit, cancellationToken);

    /// <summary>Reads forward the whole events that match, after one sequence and before another, oldest first.</summary>
    /// <param name="filter">Selects the events.</param>
    /// <param name="after">The last sequence that the reader has processed; 0 reads from the oldest stored event.</param>
    /// <param name="before">The sequence to stop before.</param>
    /// <param name="limit">The maximum number of events. Large bodies reduce it, to no less than one.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a page of summaries, newest first, without touching a body. If filling the page would take long, it has fewer
    /// items, and says where to continue.
    /// </summary>
    Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the events that match, after <paramref name="after"/> and before <paramref name="before"/>. Exact where sums
    /// are stored, otherwise up to <see cref="EventCount.MostCounted"/>.
    /// </summary>
    Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken);

    /// <summary>Reads one event without its body; null if it is not stored.</summary>
    Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Returns those of some events that are stored.</summary>
    Task<IReadOnlySet<EventId>> FindStoredAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken);

    /// <summary>Reads the exact bytes of a body; null if the event is not stored.</summary>
    Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Reads the first bytes of a body. A large body costs no more than these.</summary>
    /// <returns>Null if the event is not stored.</returns>
    Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the headers and the first bytes of the bodies of some events. A large body costs no more than the bytes asked for.
    /// </summary>
    /// <param name="sequences">The events. Those that are no longer stored are left out.</param>
    /// <param name="bytes">The maximum number of bytes of each body.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<EventOpening>> ReadOpeningsAsync(IReadOnlyCollection<long> sequences, int bytes, CancellationToken cancellationToken);

    /// <summary>
    /// Raised after someone deleted events; while a deletion runs in the background, once a second. Retention, which deletes
    /// the oldest ones all the time, does not raise it.
    /// </summary>
    ChangeSignal Deleted { get; }

    /// <returns>False if there was no such event.</returns>
    Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Deletes some events, each in a step of its own, between which appends continue.</summary>
    /// <returns>How many of them were stored.</returns>
    Task<int> DeleteAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes what matches now, oldest first, in small steps between which appends continue. Pinned events stay, unless the
    /// filter asks for them. More than <see cref="DeletionQueue.MaxAtOnce"/> events are deleted in the background.
    /// </summary>
    Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken);

    /// <summary>Raised after events were pinned or unpinned.</summary>
    ChangeSignal PinsChanged { get; }

    /// <summary>Pins events, so that retention and deletions by filter spare them; or unpins them.</summary>
    /// <returns>How many of them are stored.</returns>
    Task<int> PinAsync(IReadOnlyCollection<EventId> ids, bool pinned, CancellationToken cancellationToken);

    /// <summary>
    /// Pins what matches now, or unpins it, in small steps between which appends continue. More than
    /// <see cref="DeletionQueue.MaxAtOnce"/> events are pinned in the background.
    /// </summary>
    Task<DeletionResult> PinAsync(EventFilter filter, bool pinned, CancellationToken cancellationToken);
}
