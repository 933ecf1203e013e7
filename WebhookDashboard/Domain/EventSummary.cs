using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>One row of a list: all that is known of an event but its headers and its body.</summary>
public record EventSummary
{
    public required EventId Id { get; init; }

    /// <summary>Given in commit order, never twice.</summary>
    public required long Sequence { get; init; }

    public required EndpointSlug Endpoint { get; init; }

    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Method { get; init; }

    /// <summary>The path as the sender wrote it, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>With its question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    public required string RemoteAddress { get; init; }

    public string? ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required int BodySize { get; init; }

    public string? EventType { get; init; }

    public string? ProviderEventId { get; init; }

    /// <summary>The first event kept of this endpoint that has the same <see cref="ProviderEventId"/>.</summary>
    public EventId? DuplicateOf { get; init; }

    /// <summary>Null for events of versions that did not keep it.</summary>
    public EventAnswer? Answer { get; init; }

    public required SignatureCheck Signature { get; init; }
}
