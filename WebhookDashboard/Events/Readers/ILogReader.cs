using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// A reader of the log: which events it reads, what it does with one, and what becomes of one that it can't handle.
/// <see cref="ReaderRegistration.AddLogReader{TReader}"/> registers it, and the engine follows the log for it.
/// </summary>
internal interface ILogReader
{
    /// <summary>The reader's name in the database, <c>shop.payments</c>. A new name begins at the start of what is kept.</summary>
    string Name { get; }

    /// <summary>The endpoints that it reads; empty: all. It must not change while the process runs.</summary>
    IReadOnlyList<EndpointSlug> Endpoints { get; }

    /// <summary>The most events of one transaction, from 1 on.</summary>
    int BatchSize => 100;

    /// <summary>
    /// Handles one event. It is called in the order of the log, and at least once for each event; what it changes on
    /// <paramref name="context"/> is committed together with the reader's cursor, and so happens once.
    /// </summary>
    /// <param name="received">The event, body included.</param>
    /// <param name="context">Within the transaction. The engine saves; the reader changes nothing but the database.</param>
    /// <param name="cancellationToken">The app ends: nothing of the batch is kept.</param>
    Task<HandlingOutcome> HandleAsync(WholeEvent received, DashboardContext context, CancellationToken cancellationToken);

    /// <summary>
    /// What becomes of an event that <see cref="HandleAsync"/> threw at, or whose changes the database will never take. A
    /// fault of the database that may pass does not come here: the engine waits for its end.
    /// </summary>
    /// <param name="received">The event.</param>
    /// <param name="fault">What was thrown; it is logged already.</param>
    /// <param name="attempt">How often it was tried since the process started, from 1 on.</param>
    HandlingOutcome OnFault(WholeEvent received, Exception fault, int attempt) =>
        HandlingOutcome.SetAside("It could not be processed because of a bug in this app; the server's log has the details.");

    /// <summary>Called after each commit: pages that show what the reader made can read again.</summary>
    void OnCommitted()
    {
    }
}
