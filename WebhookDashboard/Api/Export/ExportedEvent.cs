using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Export;

/// <summary>One event of an export, with its body. Does not say whether it was imported: an export of the same events is the same anywhere.</summary>
internal sealed record ExportedEvent : EventOutput
{
    [SetsRequiredMembers]
    public ExportedEvent(WholeEvent whole)
        : base(new StoredEvent(whole.Summary, whole.Headers.Lines(), whole.Trailers.Lines())) => (Body, Imported) = (whole.Body, false);

    /// <summary>The exact bytes; base64 in JSON.</summary>
    [JsonPropertyOrder(3)]
    public ReadOnlyMemory<byte> Body { get; }
}
