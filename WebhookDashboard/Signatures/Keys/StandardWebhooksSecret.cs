using System.Security.Cryptography;

namespace WebhookDashboard.Signatures.Keys;

/// <summary>
/// A Standard Webhooks secret: <c>whsec_</c> and 24 to 64 bytes in base64, or an Ed25519 key: <c>whpk_</c> and the public key,
/// which verifies, or <c>whsk_</c> and the private key, which also signs.
/// </summary>
internal static class StandardWebhooksSecret
{
    public const string Prefix = "whsec_";
    public const string PublicPrefix = "whpk_";
    public const string PrivatePrefix = "whsk_";

    /// <summary>What a valid secret is, for messages.</summary>
    public const string Rule = "'whsec_' followed by base64, as the provider shows it, or its public key, 'whpk_' followed by base64";

    private const int NewKeyBytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));

    /// <summary>
    /// Parses a secret. Returns false if it is not base64, or empty, in which case anybody could sign. A shared secret may have
    /// any length and no prefix, as in the published libraries.
    /// </summary>
    public static bool TryReadKey(string? secret, out SigningKey key)
    {
        key = default;
        if (string.IsNullOrWhiteSpace(secret))
        {
            return false;
        }

        var text = secret.AsSpan().Trim();
        if (text.StartsWith(PublicPrefix, StringComparison.Ordinal))
        {
            return TryDecode(text[PublicPrefix.Length..], out var bytes) && SigningKey.TryPublic(bytes, out key);
        }

        if (text.StartsWith(PrivatePrefix, StringComparison.Ordinal))
        {
            return TryDecode(text[PrivatePrefix.Length..], out var bytes) && SigningKey.TryPrivate(bytes, out key);
        }

        text = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return TryDecode(text, out var shared) && SigningKey.TryHmac(shared, out key);
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        const int Usual = 256;
        Span<byte> buffer = text.Length <= Usual ? stackalloc byte[Usual] : new byte[text.Length];
        var decoded = Convert.TryFromBase64Chars(text, buffer, out var length) && length > 0;
        bytes = decoded ? buffer[..length].ToArray() : [];
        return decoded;
    }
}
