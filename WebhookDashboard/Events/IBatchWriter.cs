using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>The one writer of the log in a database. Called from one thread only.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Keeps a batch in one durable transaction, all of it or, when it throws a
    /// <see cref="System.Data.Common.DbException"/>, nothing.
    /// </summary>
    /// <param name="batch">In the order in which sequences are to be given.</param>
    /// <param name="duplicateOf">As long as the batch; filled with the first event of the same provider event id.</param>
    /// <returns>The sequence of the first; the others follow without a gap.</returns>
    long Append(IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf);

    /// <summary>
    /// Tries whether so many bytes can be written, and leaves nothing behind; throws as <see cref="Append"/> does when
    /// they can't.
    /// </summary>
    void Try(int bytes);

    /// <summary>One sentence for the person who runs the server.</summary>
    string Explain(System.Data.Common.DbException fault);
}
