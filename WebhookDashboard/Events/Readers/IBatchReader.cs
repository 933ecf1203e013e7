using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// A reader that handles many events in transactions of its own, for work that would be slow event by event. It sets no event
/// aside.
/// </summary>
internal interface IBatchReader : ILogReader
{
    /// <summary>
    /// Reads the cursor of a reader that stores it itself, when the reader starts and when the log went back. Null: the cursor
    /// is in <c>ReaderCursors</c>.
    /// </summary>
    ValueTask<long?> ReadCursorAsync(CancellationToken cancellationToken) => new((long?)null);

    /// <summary>
    /// Handles a batch, on a thread of the <see cref="BatchScheduler"/>. Each transaction also moves the reader's cursor, so each
    /// event is handled once.
    /// </summary>
    /// <param name="events">In order, at least one. Events up to the stored cursor are already handled.</param>
    /// <param name="cancellationToken">Cancelled when the app stops.</param>
    /// <returns>Where to continue.</returns>
    /// <exception cref="Exception">Nothing of the current transaction is kept; the engine tries again after a pause.</exception>
    Task<BatchResult> HandleAsync(IReadOnlyList<WholeEvent> events, CancellationToken cancellationToken);
}
