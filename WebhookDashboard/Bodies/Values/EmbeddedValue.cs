using System.Text;
using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Bodies.Values;

/// <summary>What a string value of a document or a form holds, decoded.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The JSON, the payload of the token, or the text in base64; null for base64 of a file.</param>
public sealed record EmbeddedValue(EmbeddedKind Kind, string? Text)
{
    /// <summary>A longer value is not looked at.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    /// <summary>The token, for <see cref="EmbeddedKind.Jwt"/>.</summary>
    public JsonWebToken? Token { get; private init; }

    /// <summary>The decoded bytes as a body of their own, for <see cref="EmbeddedKind.Base64"/>.</summary>
    public DecodedBody? Content { get; private init; }

    /// <summary>Recognises what a value holds. An id, a hash or a word is nothing special.</summary>
    /// <returns>Null if the value is only text.</returns>
    public static EmbeddedValue? Of(string value)
    {
        if (value.Length > MaxLength)
        {
            return null;
        }

        if (value.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return JsonSequence.IsOne(Encoding.UTF8.GetBytes(value)) ? new EmbeddedValue(EmbeddedKind.Json, value) : null;
        }

        return JsonWebToken.Read(value) is { } token
            ? new EmbeddedValue(EmbeddedKind.Jwt, token.Payload) { Token = token }
            : Base64Value.Read(value) is { } content
                ? new EmbeddedValue(EmbeddedKind.Base64, content.IsBinary ? null : content.Text.ToString()) { Content = content }
                : null;
    }
}
