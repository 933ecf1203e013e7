using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

/// <summary>One event, all but the body.</summary>
internal record EventDetail : EventSummary
{
    [SetsRequiredMembers]
    public EventDetail(EventSummary summary, IReadOnlyList<HeaderLine> headers)
        : base(summary) => Headers = headers;

    /// <summary>In wire order, repeats kept.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<HeaderLine> Headers { get; }
}
