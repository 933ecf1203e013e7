using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>Enqueues deliveries in the caller's transaction.</summary>
internal static class DeliveryOutbox
{
    /// <summary>
    /// Adds a delivery and saves it, together with all other changes of the context. It is sent after the commit, and
    /// disappears if the transaction is rolled back.
    /// </summary>
    /// <returns>False if the destination already has a delivery with this <see cref="NewDelivery.MessageId"/>.</returns>
    /// <exception cref="InvalidOperationException">The context has no transaction, so only one of the delivery and its reason might be stored.</exception>
    public static async Task<bool> EnqueueAsync(this DashboardContext context, NewDelivery delivery, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Enqueue a delivery in the transaction of the change that causes it.");
        }

        if (delivery.MessageId is { } id && await context.Deliveries.AnyAsync(
            row => row.Destination == delivery.Destination && row.MessageId == id, cancellationToken))
        {
            return false;
        }

        var waits = delivery.OrderingKey is { } key && await context.QueuedOf(delivery.Destination, key).AnyAsync(cancellationToken);
        context.Add(RowOf(delivery, waits));
        await context.SaveChangesAsync(cancellationToken);
        context.EnqueuedFor.Add(delivery.Destination);
        return true;
    }

    private static DeliveryRow RowOf(NewDelivery delivery, bool waits) => new()
    {
        Destination = delivery.Destination,
        OrderingKey = delivery.OrderingKey,
        MessageId = delivery.MessageId,
        EventId = delivery.EventId,
        Endpoint = delivery.Endpoint,
        Url = delivery.Url,
        State = delivery.Fault is null ? DeliveryState.Queued : DeliveryState.GivenUp,
        Error = delivery.Fault,
        CreatedAt = delivery.CreatedAt,
        NextAttemptAt = delivery.Fault is null && !waits ? delivery.CreatedAt : null,
        FinishedAt = delivery.Fault is null ? null : delivery.CreatedAt,
        Payload = new DeliveryPayloadRow { Bytes = delivery.Payload },
    };
}
