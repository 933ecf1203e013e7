using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Search;

/// <summary>The text of an event's body as search sees it: without codings, and in UTF-8 whatever its charset.</summary>
internal static class EventText
{
    /// <summary>May hold invalid bytes, which count as U+FFFD.</summary>
    public static ReadOnlyMemory<byte> Of(string? contentType, HeaderBlock headers, ReadOnlyMemory<byte> body) => body.IsEmpty
        ? body
        : DecodedBody.Read(body, contentType, headers.Find("Content-Encoding")).Text.Utf8;
}
