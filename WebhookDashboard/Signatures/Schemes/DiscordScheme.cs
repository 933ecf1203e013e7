using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Discord's interactions and webhook events: Ed25519, verified with the application's public key.</summary>
internal sealed class DiscordScheme : ISignatureScheme
{
    private const string SignatureHeader = "X-Signature-Ed25519";
    private const string TimestampHeader = "X-Signature-Timestamp";
    private const int PublicDigits = 64;

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Discord,
        Title = "Discord",
        Headers = [SignatureHeader, TimestampHeader],
        Signed = "{X-Signature-Timestamp}{body}",
        Encoding = "Ed25519 in hex",
        HasTime = true,
        Source = "https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers",
        Secret = SecretForm.PublicKey,
        SecretRule = "the application's public key, 64 hex digits",
        SecretPlace = "The application's General Information in Discord's developer portal shows it as Public Key.",
        SecretExample = "the public key, 64 hex digits",
    };

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var timestamp = request.Headers(TimestampHeader);
        var value = request.Headers(SignatureHeader);
        if (string.IsNullOrWhiteSpace(timestamp) || string.IsNullOrWhiteSpace(value))
        {
            var missing = string.IsNullOrWhiteSpace(value) ? SignatureHeader : TimestampHeader;
            return SignatureReading.Missing($"The header {missing} is missing: send {SignatureHeader} and {TimestampHeader}.");
        }

        if (!SignatureText.TryReadSeconds(timestamp, out var signedAt))
        {
            return SignatureReading.Malformed(
                $"The header {TimestampHeader} is not a number: send the seconds since 1970 in digits.");
        }

        var content = ContentOf(timestamp, request.Body);

        // In either case: Discord's own libraries decode the hex before they compare.
        return SignatureText.TryReadHex(value.ToLowerInvariant(), Ed25519.SignatureBytes, out var signature)
            ? new SignatureReading
            {
                Candidates = [new SignatureCandidate(SignatureAlgorithm.Ed25519, signature, "")], Content = content, SignedAt = signedAt,
            }
            : SignatureReading.Malformed(
                $"The header {SignatureHeader} can't be read: send {2 * Ed25519.SignatureBytes} hex digits.", SignatureAlgorithm.Ed25519, "", content);
    }

    /// <summary>
    /// Accepts the public key or, to try signing, the private key followed by the public one, as libraries store it.
    /// </summary>
    public bool TryReadKey(string secret, out SigningKey key)
    {
        key = default;
        return TryDecode(secret, out var bytes)
            && (bytes.Length * 2 == PublicDigits ? SigningKey.TryPublic(bytes, out key) : SigningKey.TryPrivate(bytes, out key));
    }

    public SigningResult Sign(RequestToSign order)
    {
        // When verifying, 64 digits are a public key; when signing, they are a private one.
        if (!TryDecode(order.Secret, out var bytes) || !SigningKey.TryPrivate(bytes, out var key))
        {
            return new SigningResult.Refused(
                "The secret can't sign: enter an Ed25519 private key in hex: 64 digits, or 128 with the public key appended.");
        }

        var timestamp = order.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Ed25519.Sign(key, ContentOf(timestamp, order.Body));
        return new SigningResult.Signed(
        [
            new HeaderLine(SignatureHeader, Convert.ToHexStringLower(signature)),
            new HeaderLine(TimestampHeader, timestamp),
        ]);
    }

    public string NewSecret()
    {
        var seed = RandomSecret.Hex(32);
        _ = SigningKey.TryPrivate(Convert.FromHexString(seed), out var key);
        return seed + Convert.ToHexStringLower(Ed25519.PublicOf(key));
    }

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Hex;

    private static bool TryDecode(string secret, out byte[] bytes)
    {
        bytes = [];
        var text = secret.Trim();
        if (text.Length is not (PublicDigits or 2 * PublicDigits) || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        bytes = Convert.FromHexString(text);
        return true;
    }

    private static SignedContent ContentOf(string timestamp, ReadOnlyMemory<byte> body) =>
        new(Encoding.UTF8.GetBytes(timestamp), body, default);
}
