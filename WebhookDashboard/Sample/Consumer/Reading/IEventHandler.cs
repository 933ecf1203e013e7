using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>
/// What the app does with one kind of event. It is called for each event in order, at least once; since its changes and
/// the reader's cursor are committed together, they happen once.
/// </summary>
internal interface IEventHandler
{
    /// <summary>The reader's name in the database, <c>shop.payments</c>. A new name begins at the start of the log.</summary>
    string Reader { get; }

    EndpointSlug Endpoint { get; }

    /// <summary>
    /// Makes its changes on <paramref name="context"/>, and does not save them. Nothing but the database: a mail, for
    /// instance, is a row of the outbox. What it throws is taken for a bug, and sets the event aside.
    /// </summary>
    /// <returns>Null when it is done; else why the event is set aside, in one sentence. What it changed before is dropped.</returns>
    Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken);
}
