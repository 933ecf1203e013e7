using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Domain;

/// <summary>One event of a list: everything but its headers and its body.</summary>
public record EventSummary
{
    public required EventId Id { get; init; }

    /// <summary>Assigned in commit order, never reused.</summary>
    public required long Sequence { get; init; }

    public required EndpointSlug Endpoint { get; init; }

    /// <summary>When the request arrived.</summary>
    [JsonConverter(typeof(UtcMillisecondsConverter))]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as the sender wrote it, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>With its question mark; empty if there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The sender's IP address, or that of a proxy that is not trusted.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>The header <c>Content-Type</c>; null if there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The size of the body, in bytes.</summary>
    public required int BodySize { get; init; }

    /// <summary>What the sender calls this kind of event; null if it does not say.</summary>
    public string? EventType { get; init; }

    /// <summary>The sender's own id of the event; null if it sent none.</summary>
    public string? ProviderEventId { get; init; }

    /// <summary>
    /// The first stored event of this endpoint with the same <c>providerEventId</c>; null if this is the first.
    /// </summary>
    public EventId? DuplicateOf { get; init; }

    /// <summary>Whether retention and deletions by filter spare it.</summary>
    public bool Pinned { get; init; }

    /// <summary>
    /// Whether it came with an import: it was received elsewhere, or before. A reader that acts on events must not act on it.
    /// Left out for all other events.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Imported { get; init; }

    /// <summary>Null for events stored by versions that did not record it.</summary>
    public EventAnswer? Answer { get; init; }

    public required SignatureCheck Signature { get; init; }
}
