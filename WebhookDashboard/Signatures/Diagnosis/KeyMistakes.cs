using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>The right secret, turned into a key the wrong way.</summary>
internal static class KeyMistakes
{
    public static string? Find(Trial trial, ISignatureScheme scheme, SignatureSettings settings, SignatureReading reading)
    {
        foreach (var secret in settings.Secrets)
        {
            foreach (var (bytes, sentence) in Variants(scheme.Facts.Secret, secret))
            {
                if (bytes is not null && SigningKey.TryHmac(bytes, out var key) && trial.Fits(reading, key))
                {
                    return sentence;
                }
            }
        }

        return null;
    }

    private static IEnumerable<(byte[]? Key, string Sentence)> Variants(SecretForm form, string secret) => form switch
    {
        SecretForm.Text => OfText(secret),
        SecretForm.Base64 => OfBase64(secret),
        _ => [],
    };

    private static IEnumerable<(byte[]? Key, string Sentence)> OfText(string secret)
    {
        var trimmed = secret.Trim();
        var prefix = PrefixOf(trimmed);
        var bare = trimmed[prefix.Length..];
        if (trimmed.Length != secret.Length)
        {
            yield return (Utf8(trimmed), "Valid with the secret trimmed: remove the spaces around it, here or at the sender.");
        }

        yield return (Utf8(trimmed + "\n"), "Valid with a line break after the secret: the sender's copy ends with one, so trim it there.");
        yield return (Utf8(trimmed + "\r\n"), "Valid with a line break after the secret: the sender's copy ends with one, so trim it there.");
        yield return (Utf8(" " + trimmed), "Valid with a space before the secret: the sender's copy begins with one, so trim it there.");
        yield return (Utf8(trimmed + " "), "Valid with a space after the secret: the sender's copy ends with one, so trim it there.");
        if (prefix.Length > 0)
        {
            yield return (Utf8(bare), $"Valid with the secret without its prefix '{prefix}': the sender must sign with the whole text, prefix included.");
            yield return (Base64(bare), $"Valid with what follows '{prefix}' decoded from base64: the sender must use the whole text as it is.");
        }
        else
        {
            yield return (Utf8(StandardWebhooksSecret.Prefix + trimmed), "Valid with 'whsec_' before the secret: enter it with its prefix.");
        }

        yield return (Base64(trimmed), "Valid with the secret decoded from base64: the sender must use its text as it is, undecoded.");
        yield return (HexBytes(trimmed), "Valid with the secret decoded from hex: the sender must use its text as it is, undecoded.");
    }

    private static IEnumerable<(byte[]? Key, string Sentence)> OfBase64(string secret)
    {
        var trimmed = secret.Trim();
        var prefix = PrefixOf(trimmed);
        if (prefix is StandardWebhooksSecret.PublicPrefix or StandardWebhooksSecret.PrivatePrefix)
        {
            yield break; // As an HMAC key, a public key would let anybody sign.
        }

        var bare = trimmed[prefix.Length..];
        const string decode = "the sender must decode the base64 after 'whsec_' and use the bytes.";
        yield return (Utf8(trimmed), $"Valid with the secret's text as the key, its prefix included: {decode}");
        yield return (Utf8(bare), $"Valid with the secret's text without its prefix as the key, undecoded: {decode}");
        yield return (Base64(bare.TrimEnd('=').Replace('+', '-').Replace('/', '_')) is { } other && !other.AsSpan().SequenceEqual(Base64(bare)) ? other : null,
            $"Valid with the secret decoded as another variant of base64: {decode}");
        yield return (HexBytes(bare), "Valid with the secret decoded from hex: the sender must decode it from base64.");
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The text up to and including an early underscore: <c>whsec_</c>.</summary>
    private static string PrefixOf(string secret) =>
        secret.IndexOf('_', StringComparison.Ordinal) is > 0 and <= 8 and var at ? secret[..(at + 1)] : "";

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }

    private static byte[]? HexBytes(string text) =>
        text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
