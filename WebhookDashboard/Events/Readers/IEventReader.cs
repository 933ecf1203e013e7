using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// A reader that handles one event at a time: what it does with one, and what happens to one that it can't handle.
/// </summary>
internal interface IEventReader : ILogReader
{
    /// <summary>
    /// Handles one event. It is called in the order of the log, and at least once for each event. Its changes to
    /// <paramref name="context"/> are committed together with the reader's cursor, so they happen once.
    /// </summary>
    /// <param name="received">The event, body included.</param>
    /// <param name="context">The context of the transaction. The engine saves it. The reader must change nothing else.</param>
    /// <param name="cancellationToken">Cancelled when the app stops: the batch is then rolled back.</param>
    Task<HandlingOutcome> HandleAsync(WholeEvent received, DashboardContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Decides about an event at which <see cref="HandleAsync"/> threw, or whose changes the database will never accept. It is
    /// not called for a transient database fault: the engine retries those.
    /// </summary>
    /// <param name="received">The event.</param>
    /// <param name="fault">The exception, which is already logged.</param>
    /// <param name="attempt">How often the event was tried since the process started, at least 1.</param>
    HandlingOutcome OnFault(WholeEvent received, Exception fault, int attempt) =>
        HandlingOutcome.SetAside("It could not be processed because of a bug in this app; the server's log has the details.");
}
