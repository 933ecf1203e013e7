using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>One event of an export, with its body.</summary>
internal sealed record ExportedEvent : EventOutput
{
    [SetsRequiredMembers]
    public ExportedEvent(WholeEvent whole)
        : base(new StoredEvent(whole.Summary, whole.Headers.Lines(), whole.Trailers.Lines())) => Body = whole.Body;

    /// <summary>The exact bytes; base64 in JSON.</summary>
    [JsonPropertyOrder(3)]
    public ReadOnlyMemory<byte> Body { get; }
}
