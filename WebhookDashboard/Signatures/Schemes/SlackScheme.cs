using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Slack.</summary>
internal sealed class SlackScheme : ISignatureScheme
{
    private const string SignatureHeader = "X-Slack-Signature";
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string Version = "v0=";
    private const SignatureAlgorithm Algorithm = SignatureAlgorithm.HmacSha256;

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Slack,
        Title = "Slack",
        Headers = [SignatureHeader, TimestampHeader],
        Signed = "v0:{X-Slack-Request-Timestamp}:{body}",
        Encoding = "HMAC-SHA256 in hex after 'v0='",
        HasTime = true,
        Source = "https://docs.slack.dev/authentication/verifying-requests-from-slack",
        Secret = SecretForm.Text,
        SecretRule = "the app's signing secret",
        SecretPlace = "The app's Basic Information at api.slack.com shows it as Signing Secret.",
        SecretExample = "the app’s signing secret",
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
        return value.StartsWith(Version, StringComparison.Ordinal)
            && SignatureText.TryReadHex(value.AsSpan(Version.Length), Hmac.SizeOf(Algorithm), out var signature)
                ? new SignatureReading
                {
                    Candidates = [new SignatureCandidate(Algorithm, signature, Version)], Content = content, SignedAt = signedAt,
                }
                : SignatureReading.Malformed(
                    $"The header {SignatureHeader} can't be read: send '{Version}' and 64 hex digits in lowercase.", Algorithm, Version, content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        var timestamp = order.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Convert.ToHexStringLower(Hmac.Compute(Algorithm, key.Bytes, ContentOf(timestamp, order.Body), mac));
        return new SigningResult.Signed(
            [new HeaderLine(TimestampHeader, timestamp), new HeaderLine(SignatureHeader, Version + signature)]);
    }

    public string NewSecret() => RandomSecret.Hex(16);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Hex;

    private static SignedContent ContentOf(string timestamp, ReadOnlyMemory<byte> body) =>
        new(Encoding.UTF8.GetBytes($"v0:{timestamp}:"), body, default);
}
