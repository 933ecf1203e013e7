using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Domain;

/// <summary>A complete request, ready to be stored.</summary>
public sealed record ReceivedWebhook
{
    /// <summary>Made from <see cref="ReceivedAt"/>: the log uses its time to find the event.</summary>
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

    /// <summary>The fields after a chunked body; empty for nearly all requests.</summary>
    public HeaderBlock Trailers { get; init; }

    public string? EventType { get; init; }
    public string? ProviderEventId { get; init; }
    public required SignatureCheck Signature { get; init; }

    /// <summary>The sender's answer once the event is stored; null only for an imported event whose answer is not known.</summary>
    public required EventAnswer? Answer { get; init; }

    /// <summary>What an imported event brings with it; null for an event that was received here.</summary>
    public ImportedFacts? Imported { get; init; }
}
