using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Appending;

/// <summary>Writes batches of the log to a database. Called from one thread only.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Stores a batch in one durable transaction: all of it or, if it throws a <see cref="System.Data.Common.DbException"/>,
    /// nothing.
    /// </summary>
    /// <param name="batch">The events, in the order of their sequences.</param>
    /// <param name="duplicateOf">An array as long as the batch, to be filled with the first event that has the same provider
    /// event id.</param>
    /// <returns>The sequence of the first event; the others follow without a gap.</returns>
    long Append(IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf);

    /// <summary>
    /// Tests whether a number of bytes can be written, and leaves nothing behind. Throws like <see cref="Append"/> if not.
    /// </summary>
    void Try(int bytes);

    /// <summary>Describes a fault in one sentence, for the person who runs the server.</summary>
    string Explain(System.Data.Common.DbException fault);
}
