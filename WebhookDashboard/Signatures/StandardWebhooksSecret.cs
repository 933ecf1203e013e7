using System.Security.Cryptography;

namespace WebhookDashboard.Signatures;

/// <summary>
/// A secret of Standard Webhooks: <c>whsec_</c> and 24 to 64 bytes in base64; or an Ed25519 key, <c>whpk_</c> the public
/// one, which checks, and <c>whsk_</c> the private one, which signs too.
/// </summary>
internal static class StandardWebhooksSecret
{
    public const string Prefix = "whsec_";
    public const string PublicPrefix = "whpk_";
    public const string PrivatePrefix = "whsk_";

    /// <summary>What a secret may be, for messages.</summary>
    public const string Rule = "'whsec_' followed by base64, as the provider shows it, or its public key, 'whpk_' followed by base64";

    private const int NewKeyBytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));

    /// <summary>
    /// The key; false for what is not base64 and for an empty key, with which anybody could sign. The length of a shared one
    /// is the sender's to choose, and its prefix may be left out, as the published libraries allow.
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
