using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>Finds which parts of the consumer a handler has changed.</summary>
internal static class ChangedParts
{
    /// <summary>
    /// Counts every row in the context, whatever its state: a handler tracks only what it changes, and a mail that it enqueues saves
    /// the others.
    /// </summary>
    public static ConsumerParts Of(DashboardContext context) =>
        context.ChangeTracker.Entries().Aggregate(ConsumerParts.None, (parts, entry) => parts | PartOf(entry.Entity));

    private static ConsumerParts PartOf(object row) => row switch
    {
        CustomerOrderRow or OrderChangeRow => ConsumerParts.Orders,
        DeliveryRow => ConsumerParts.Mails,
        WaitingCustomerRow => ConsumerParts.Waiting,
        KnownUserRow => ConsumerParts.Users,
        ChatRoomRow or ChatMessageRow => ConsumerParts.Chat,
        StockObservationRow => ConsumerParts.Stocks,
        _ => ConsumerParts.None,
    };
}
