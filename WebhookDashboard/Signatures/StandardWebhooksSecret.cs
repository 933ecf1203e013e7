using System.Security.Cryptography;

namespace WebhookDashboard.Signatures;

/// <summary>A secret of Standard Webhooks: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
internal static class StandardWebhooksSecret
{
    public const string Prefix = "whsec_";

    /// <summary>What a secret may be, for messages.</summary>
    public const string Rule = "'whsec_' followed by base64, as the provider shows it";

    private const int NewKeyBytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));

    /// <summary>
    /// The key's bytes; false for what is not base64 and for an empty key, with which anybody could sign. The length is
    /// the sender's to choose, and the prefix may be left out, as the published libraries allow.
    /// </summary>
    public static bool TryReadKey(string? secret, out byte[] key)
    {
        key = [];
        if (string.IsNullOrWhiteSpace(secret))
        {
            return false;
        }

        var text = secret.AsSpan().Trim();
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            text = text[Prefix.Length..];
        }

        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, buffer, out var length) || length == 0)
        {
            return false;
        }

        key = buffer[..length];
        return true;
    }
}
