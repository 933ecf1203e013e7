using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>Handles one kind of the shop's events; <see cref="ShopReader"/> calls it for each valid one.</summary>
internal interface IEventHandler
{
    /// <summary>The prefix of the names of the shop's readers.</summary>
    const string ReaderPrefix = "shop.";

    /// <summary>The reader's name in the database, <c>shop.payments</c>.</summary>
    string Reader { get; }

    EndpointSlug Endpoint { get; }

    /// <summary>
    /// Makes its changes on <paramref name="context"/> and does not save them. It changes nothing but the database; a mail,
    /// for instance, is a row of the outbox. An exception counts as a bug and sets the event aside.
    /// </summary>
    /// <returns>Null if it is handled; otherwise why the event is set aside, in one sentence. Its changes are then
    /// dropped.</returns>
    Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken);
}
