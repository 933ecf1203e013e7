using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// A reader that handles many events in transactions of its own, for work that would be slow event by event. It sets no event
/// aside.
/// </summary>
internal interface IBatchReader : ILogReader
{
    /// <summary>
    /// Handles a batch. Each transaction also moves the reader's cursor (<c>ReaderCursors</c>), so each event is handled once.
    /// </summary>
    /// <param name="events">In order, at least one. Events up to the stored cursor are already handled.</param>
    /// <param name="cancellationToken">Cancelled when the app stops.</param>
    /// <returns>Where to continue.</returns>
    /// <exception cref="Exception">Nothing of the current transaction is kept; the engine tries again after a pause.</exception>
    Task<BatchResult> HandleAsync(IReadOnlyList<WholeEvent> events, CancellationToken cancellationToken);
}
