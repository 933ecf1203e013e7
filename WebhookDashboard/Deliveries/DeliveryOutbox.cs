using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>Puts deliveries into the queue as part of a transaction of the caller's.</summary>
internal static class DeliveryOutbox
{
    /// <summary>
    /// Adds a delivery and saves it. It leaves after the commit, and never was if the transaction is rolled back. All that
    /// the context holds is saved with it.
    /// </summary>
    /// <returns>False when the destination has a delivery with this <see cref="NewDelivery.MessageId"/> already.</returns>
    /// <exception cref="InvalidOperationException">The context has no transaction, so that the delivery and its reason could part.</exception>
    public static async Task<bool> EnqueueAsync(this DashboardContext context, NewDelivery delivery, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Enqueue a delivery within the transaction that makes the change it tells of.");
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
