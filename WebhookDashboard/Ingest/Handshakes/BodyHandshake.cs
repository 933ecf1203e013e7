using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Ingest.Handshakes;

/// <summary>
/// Answers the events that a provider sends to verify an address. They are signed and stored like any other event; only the
/// answer is the one that the provider expects instead of the endpoint's.
/// </summary>
internal static class BodyHandshake
{
    /// <summary>Handshakes are small. Anything larger is an ordinary event.</summary>
    private const int MaxBytes = 16 * 1024;

    private const int DiscordPing = 1;

    /// <returns>Null if the request is not a handshake of the endpoint's scheme.</returns>
    public static HandshakeAnswer? Find(SignatureCheck check, HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (!HttpMethods.IsPost(request.Method) || body.Length > MaxBytes)
        {
            return null;
        }

        return check.Scheme switch
        {
            SignatureScheme.Slack => Slack(body),
            SignatureScheme.Discord => Discord(check, body),
            SignatureScheme.GitHub when request.Headers["X-GitHub-Event"] == "ping" =>
                new HandshakeAnswer(StatusCodes.Status200OK, HandshakeAnswer.Text, "pong"),
            _ => null,
        };
    }

    /// <summary>https://docs.slack.dev/reference/events/url_verification</summary>
    private static HandshakeAnswer? Slack(ReadOnlySpan<byte> body) =>
        Read(body) is { } sent && Member(sent, "type") is { } type && IsText(type, "url_verification")
        && Member(sent, "challenge") is { ValueKind: JsonValueKind.String } challenge
            ? HandshakeAnswer.Echo(Text(challenge))
            : null;

    /// <summary>
    /// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint: Discord also sends pings with a wrong
    /// signature, and accepts only addresses that answer them with 401.
    /// </summary>
    private static HandshakeAnswer? Discord(SignatureCheck check, ReadOnlySpan<byte> body)
    {
        if (Read(body) is not { } sent || Member(sent, "type") is not { ValueKind: JsonValueKind.Number } type
            || !type.TryGetInt32(out var number) || number != DiscordPing)
        {
            return null;
        }

        return check.Verdict == Verdict.Valid
            ? new HandshakeAnswer(StatusCodes.Status200OK, "application/json", """{"type":1}""")
            : new HandshakeAnswer(StatusCodes.Status401Unauthorized, HandshakeAnswer.Text, check.Reason);
    }

    private static JsonElement? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement sent, string name)
    {
        try
        {
            return sent.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A name on the way to it has an escape that is half of a surrogate pair.
        }
    }

    private static bool IsText(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && Text(element) == text;

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Not UTF-8, or half of a surrogate pair.
        }
    }
}
