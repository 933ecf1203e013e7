using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// A reader of the log, which is either an <see cref="IEventReader"/> or an <see cref="IBatchReader"/>.
/// <see cref="ReaderRegistration.AddLogReader{TReader}"/> registers it, and the engine follows the log for it.
/// </summary>
internal interface ILogReader
{
    /// <summary>The reader's name in the database, such as <c>shop.payments</c>. A new name starts at the oldest stored event.</summary>
    string Name { get; }

    /// <summary>The endpoints that it reads; empty: all. It must not change while the process runs.</summary>
    IReadOnlyList<EndpointSlug> Endpoints { get; }

    /// <summary>The maximum number of events that it is given at once, at least 1.</summary>
    int BatchSize => 100;

    /// <summary>Called after each batch, for example to make open pages read again.</summary>
    void OnCommitted()
    {
    }
}
