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

    /// <summary>The fields that came after a chunked body; empty for nearly all.</summary>
    public HeaderBlock Trailers { get; init; }

    public string? EventType { get; init; }
    public string? ProviderEventId { get; init; }
    public required SignatureCheck Signature { get; init; }

    /// <summary>What the sender gets once the event is kept.</summary>
    public required EventAnswer Answer { get; init; }
}
