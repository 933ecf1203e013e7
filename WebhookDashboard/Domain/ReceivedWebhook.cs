namespace WebhookDashboard.Domain;

/// <summary>A request that was read to its end and waits to be kept.</summary>
public sealed record ReceivedWebhook
{
    /// <summary>Made for <see cref="ReceivedAt"/>: the log finds it by that time.</summary>
    public required EventId Id { get; init; }

    public required EndpointSlug Endpoint { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required string Query { get; init; }
    public required string RemoteAddress { get; init; }
    public string? ContentType { get; init; }
    public required HeaderBlock Headers { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
    public string? EventType { get; init; }
    public string? ProviderEventId { get; init; }
    public required SignatureCheck Signature { get; init; }
}
