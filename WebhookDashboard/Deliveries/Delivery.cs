using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>A delivery in the queue. <see cref="DeliveryRow"/> explains each member.</summary>
internal sealed record Delivery
{
    public required long Id { get; init; }
    public required string Destination { get; init; }
    public required string? OrderingKey { get; init; }
    public required string? MessageId { get; init; }
    public required EventId? EventId { get; init; }
    public required EndpointSlug? Endpoint { get; init; }
    public required string Url { get; init; }
    public required DeliveryState State { get; init; }
    public required int AttemptCount { get; init; }
    public required int? Status { get; init; }
    public required string? Error { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
