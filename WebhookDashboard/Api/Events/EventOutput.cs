using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Events;

/// <summary>One event without its body.</summary>
internal record EventOutput : EventSummary
{
    [SetsRequiredMembers]
    public EventOutput(StoredEvent stored)
        : base(stored.Summary) => (Headers, Trailers) = (stored.Headers, stored.Trailers);

    /// <summary>In wire order, repeats kept.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<HeaderLine> Headers { get; }

    /// <summary>The fields after a chunked body; empty for nearly all requests.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<HeaderLine> Trailers { get; }
}
