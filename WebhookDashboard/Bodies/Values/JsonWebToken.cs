using System.Buffers.Text;
using System.Text;
using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Bodies.Values;

/// <summary>A signed token (RFC 7519), decoded and not verified: whoever made it may claim anything.</summary>
/// <param name="Header">A JSON object.</param>
/// <param name="Payload">A JSON object.</param>
/// <param name="SignatureBytes">The length of the signature; 0 for an unsigned token.</param>
public sealed record JsonWebToken(string Header, string Payload, int SignatureBytes)
{
    /// <summary>The base64url of <c>{"</c>, with which every token begins.</summary>
    private const string Beginning = "eyJ";

    /// <param name="value">The token, perhaps after <c>Bearer</c>.</param>
    /// <returns>Null if it is no such token.</returns>
    internal static JsonWebToken? Read(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        value = value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].TrimStart() : value;
        if (!value.StartsWith(Beginning, StringComparison.Ordinal) || value.Count('.') != 2)
        {
            return null;
        }

        var first = value.IndexOf('.');
        var last = value.LastIndexOf('.');
        return ObjectIn(value[..first]) is { } header
            && ObjectIn(value[(first + 1)..last]) is { } payload
            && Base64Url.IsValid(value[(last + 1)..], out var signature)
                ? new JsonWebToken(header, payload, signature)
                : null;
    }

    private static string? ObjectIn(ReadOnlySpan<char> part)
    {
        if (!Base64Url.IsValid(part))
        {
            return null;
        }

        var json = Base64Url.DecodeFromChars(part);
        return json is [(byte)'{', ..] && JsonSequence.IsOne(json) ? Encoding.UTF8.GetString(json) : null;
    }
}
