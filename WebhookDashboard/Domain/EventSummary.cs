using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>One row of a list: all that is known of an event but its headers and its body.</summary>
public record EventSummary
{
    public required EventId Id { get; init; }

    /// <summary>Given in commit order, never twice.</summary>
    public required long Sequence { get; init; }

    public required EndpointSlug Endpoint { get; init; }

    /// <summary>When the request came in.</summary>
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as the sender wrote it, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>With its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>Where it came from: the sender's IP address, or a proxy's that is not known.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The header <c>Content-Type</c>; null when there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The size of the body, in bytes.</summary>
    public required int BodySize { get; init; }

    /// <summary>What the sender calls this kind of event; null when it says nothing of it.</summary>
    public string? EventType { get; init; }

    /// <summary>The sender's own id of the event; null when it gives none.</summary>
    public string? ProviderEventId { get; init; }

    /// <summary>The first event kept of this endpoint with the same <c>providerEventId</c>; null when this is the first.</summary>
    public EventId? DuplicateOf { get; init; }

    /// <summary>Null for events of versions that did not keep it.</summary>
    public EventAnswer? Answer { get; init; }

    public required SignatureCheck Signature { get; init; }
}
