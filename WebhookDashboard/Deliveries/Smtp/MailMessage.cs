using System.Text.Json;

namespace WebhookDashboard.Deliveries.Smtp;

/// <summary>A mail: the payload of a delivery over SMTP.</summary>
/// <param name="To">An address that was checked.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
internal sealed record MailMessage(string To, string Subject, string Text)
{
    public static MailMessage Of(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize<MailMessage>(payload.Span, JsonSerializerOptions.Web)!;

    public byte[] ToPayload() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
