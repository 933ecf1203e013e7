using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Data.Events;

/// <summary>
/// The part of an event that lists read and filter. Headers and body are in <see cref="EventContentRow"/>.
/// </summary>
internal sealed class EventRow
{
    public long Sequence { get; set; }
    public EventId Id { get; set; }
    public EndpointSlug Endpoint { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public string Method { get; set; } = "";
    public string Path { get; set; } = "";
    public string Query { get; set; } = "";
    public string RemoteAddress { get; set; } = "";
    public string? ContentType { get; set; }
    public int BodySize { get; set; }
    public string? EventType { get; set; }
    public string? ProviderEventId { get; set; }
    public EventId? DuplicateOf { get; set; }
    public string Scheme { get; set; } = SignatureScheme.None;

    /// <summary>Null means <see cref="Domain.Signatures.Verdict.Unchecked"/>, the value of most rows.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>Null means the sentence of <see cref="SignatureCheck.None"/>, which most rows would repeat.</summary>
    public string? Reason { get; set; }

    /// <summary>The HTTP status that the sender got; null in rows of versions that did not store it.</summary>
    public int? AnswerStatus { get; set; }

    public AnswerReason? AnswerReason { get; set; }

    /// <summary>The id of its <see cref="EventKindRow"/>.</summary>
    public long Kind { get; set; }

    /// <summary>As its kind says.</summary>
    public bool Pinned { get; set; }

    /// <inheritdoc cref="EventSummary.Imported" />
    public bool Imported { get; set; }
}
