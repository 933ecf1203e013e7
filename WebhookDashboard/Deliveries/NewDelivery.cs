using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>A delivery to enqueue.</summary>
/// <param name="Destination">The name of the destination. It may be registered later; until then the delivery waits.</param>
/// <param name="Payload">The input of the destination's transport.</param>
/// <param name="CreatedAt">When its reason arose. It is due at once.</param>
internal sealed record NewDelivery(string Destination, byte[] Payload, DateTimeOffset CreatedAt)
{
    /// <inheritdoc cref="Data.Deliveries.DeliveryRow.OrderingKey" />
    public string? OrderingKey { get; init; }

    /// <summary>Identifies the message to the receiver. A second delivery with the same id to the same destination is not enqueued.</summary>
    public string? MessageId { get; init; }

    /// <inheritdoc cref="Data.Deliveries.DeliveryRow.EventId" />
    public EventId? EventId { get; init; }

    /// <inheritdoc cref="Data.Deliveries.DeliveryRow.Endpoint" />
    public EndpointSlug? Endpoint { get; init; }

    /// <inheritdoc cref="Data.Deliveries.DeliveryRow.Url" />
    public string Url { get; init; } = "";

    /// <summary>Why it can't be sent, in one sentence; it is then stored as given up.</summary>
    public string? Fault { get; init; }
}
