using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>Something to deliver.</summary>
/// <param name="Destination">The name of the destination. It may be registered later; until then the delivery waits.</param>
/// <param name="Payload">What the destination's transport makes a message of.</param>
/// <param name="CreatedAt">When it came about; it is due at once.</param>
internal sealed record NewDelivery(string Destination, byte[] Payload, DateTimeOffset CreatedAt)
{
    /// <inheritdoc cref="Data.Deliveries.DeliveryRow.OrderingKey" />
    public string? OrderingKey { get; init; }

    /// <summary>By what the receiver knows it. A destination takes each id once; a second delivery with it is not enqueued.</summary>
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
