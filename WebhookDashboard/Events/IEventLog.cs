using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>
/// The append-only log of received webhooks. Everything else in the app is a reader of it: a reader remembers the last
/// sequence that it has done and asks for what follows.
/// </summary>
internal interface IEventLog
{
    /// <summary>The last sequence committed, to look at and to wait on.</summary>
    LogHead Head { get; }

    /// <summary>
    /// Whether a reader's cursor lies beyond the log, as it does after the database was restored from an older copy: for
    /// long nothing would follow it.
    /// </summary>
    /// <returns>The head, if it is behind the cursor; null when the cursor is good.</returns>
    ValueTask<long?> HeadBehindAsync(long cursor, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps an event. <see cref="AppendResult.Stored"/> is returned only once its transaction is on the disk; whatever
    /// else is returned, the event is not kept. Many callers share one commit.
    /// </summary>
    ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken);

    /// <summary>Reads forward: the events after a sequence, oldest first, whole.</summary>
    /// <param name="after">The last sequence that the reader has done; 0 reads from the start of what is kept.</param>
    /// <param name="endpoints">Only of these; empty: all.</param>
    /// <param name="limit">At most so many. Fewer come when their bodies are large, at least one if there is one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        long after, IReadOnlyList<EndpointSlug> endpoints, int limit, CancellationToken cancellationToken) =>
        ReadForwardAsync(new EventFilter { Endpoints = endpoints }, after, long.MaxValue, limit, cancellationToken);

    /// <summary>Reads forward what matches, after a sequence and before another, oldest first, whole.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last sequence that the reader has done; 0 reads from the start of what is kept.</param>
    /// <param name="before">The first sequence that is too much.</param>
    /// <param name="limit">At most so many. Fewer come when their bodies are large, at least one if there is one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// A page of summaries, newest first. Never touches a body. Where it would take long to fill it, it comes with fewer, and with
    /// what to ask before to go on.
    /// </summary>
    Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// How many events match within the sequences after <paramref name="after"/> and before <paramref name="before"/>, both left
    /// out. Exact where sums are kept, otherwise up to <see cref="EventCount.MostCounted"/>.
    /// </summary>
    Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken);

    /// <summary>One event without its body; null when it is not kept.</summary>
    Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>The exact bytes of a body; null when the event is not kept.</summary>
    Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>The first bytes of a body, at most so many: a large body costs no more than these.</summary>
    /// <returns>Null when the event is not kept.</returns>
    Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken);

    /// <returns>False when there was no such event.</returns>
    Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes what matches now, oldest first, in small steps between which appends go on. More than
    /// <see cref="DeletionQueue.MaxAtOnce"/> events go in the background.
    /// </summary>
    Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken);
}
