using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>What the app does with one kind of the shop's events; <see cref="ShopReader"/> calls it for each that is valid.</summary>
internal interface IEventHandler
{
    /// <summary>Begins the name of each of the shop's readers.</summary>
    const string ReaderPrefix = "shop.";

    /// <summary>The reader's name in the database, <c>shop.payments</c>.</summary>
    string Reader { get; }

    EndpointSlug Endpoint { get; }

    /// <summary>
    /// Makes its changes on <paramref name="context"/>, and does not save them. Nothing but the database: a mail, for
    /// instance, is a row of the outbox. What it throws is a bug, and sets the event aside.
    /// </summary>
    /// <returns>Null when it is done; else why the event is set aside, in one sentence. What it changed before is dropped.</returns>
    Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken);
}
