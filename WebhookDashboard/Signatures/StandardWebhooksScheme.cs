using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>
/// Standard Webhooks, symmetric: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>.
/// Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.
/// </summary>
internal sealed class StandardWebhooksScheme : ISignatureScheme
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";
    private const int SignatureChars = 44;

    public string Name => SignatureScheme.StandardWebhooks;

    public SignatureCheck Verify(
        HeaderLookup headers, ReadOnlySpan<byte> body, SignatureSettings settings, DateTimeOffset now)
    {
        var id = headers(IdHeader);
        var timestamp = headers(TimestampHeader);
        var signatures = headers(SignatureHeader);
        if (FirstMissing(id, timestamp, signatures) is { } missing)
        {
            return Check(
                Verdict.Missing,
                $"The header {missing} is not there: send {IdHeader}, {TimestampHeader} and {SignatureHeader}.");
        }

        // Digits alone: no sign, no blanks, no way to write one time in two ways.
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt))
        {
            return Check(
                Verdict.Malformed, $"The header {TimestampHeader} is no number: send the seconds since 1970 in digits.");
        }

        if (!HasReadableSignature(signatures!))
        {
            return Check(
                Verdict.Malformed,
                $"The header {SignatureHeader} holds no signature of version v1: send 'v1,' and {SignatureChars} characters of base64.");
        }

        var (matches, usableSecrets) = AnySecretMatches(settings.Secrets, id!, timestamp, body, signatures!);
        if (matches)
        {
            return CheckTime(sentAt, settings.ToleranceSeconds, now);
        }

        return Check(
            Verdict.Mismatch,
            usableSecrets == 0
                ? $"The endpoint has no secret to check with: set it to {StandardWebhooksSecret.Rule}."
                : "No secret of the endpoint made this signature for these bytes: compare the secret with the provider's, and see that nothing on the way changes the body.");
    }

    public SigningResult Sign(string secret, string messageId, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!StandardWebhooksSecret.TryReadKey(secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be read: enter {StandardWebhooksSecret.Rule}.");
        }

        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<char> signature = stackalloc char[SignatureChars];
        Compute(key, messageId, timestamp, body, signature);
        return new SigningResult.Signed(
        [
            new HeaderLine(IdHeader, messageId),
            new HeaderLine(TimestampHeader, timestamp),
            new HeaderLine(SignatureHeader, $"{Version}{signature}"),
        ]);
    }

    private static (bool Matches, int UsableSecrets) AnySecretMatches(
        IReadOnlyList<string> secrets, string id, string timestamp, ReadOnlySpan<byte> body, string signatures)
    {
        Span<char> expected = stackalloc char[SignatureChars];
        var usable = 0;
        for (var i = 0; i < secrets.Count; i++)
        {
            if (!StandardWebhooksSecret.TryReadKey(secrets[i], out var key))
            {
                continue;
            }

            usable++;
            Compute(key, id, timestamp, body, expected);
            if (Holds(signatures, expected))
            {
                return (true, usable);
            }
        }

        return (false, usable);
    }

    private static SignatureCheck CheckTime(long sentAt, int? toleranceSeconds, DateTimeOffset now)
    {
        var age = now.ToUnixTimeSeconds() - sentAt;
        if (toleranceSeconds is not { } tolerance || Math.Abs(age) <= tolerance)
        {
            return Check(Verdict.Valid, "Signed with a secret of the endpoint, and nothing was changed on the way.");
        }

        return Check(
            Verdict.Stale,
            age > 0
                ? $"The signature is right, but its time is {age} s ago and the endpoint allows {tolerance} s: send it anew with a fresh timestamp."
                : $"The signature is right, but its time is {-age} s ahead and the endpoint allows {tolerance} s: set the sender's clock.");
    }

    /// <summary>Compares as text, so that base64 that decodes to the same bytes but is written otherwise is not taken.</summary>
    private static bool Holds(string signatures, ReadOnlySpan<char> expected)
    {
        var wanted = MemoryMarshal.AsBytes(expected);
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            if (TryReadSignature(signatures.AsSpan(range), out var signature)
                && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(signature), wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasReadableSignature(string signatures)
    {
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            if (TryReadSignature(signatures.AsSpan(range), out _))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadSignature(ReadOnlySpan<char> token, out ReadOnlySpan<char> signature)
    {
        signature = default;
        if (!token.StartsWith(Version, StringComparison.Ordinal))
        {
            return false;
        }

        signature = token[Version.Length..];
        return signature.Length == SignatureChars && Base64.IsValid(signature);
    }

    private static void Compute(
        byte[] key, string id, string timestamp, ReadOnlySpan<byte> body, Span<char> signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        hmac.GetHashAndReset(hash);
        Convert.TryToBase64Chars(hash, signature, out _);
    }

    private static string? FirstMissing(string? id, string? timestamp, string? signatures) =>
        string.IsNullOrWhiteSpace(id) ? IdHeader
        : string.IsNullOrWhiteSpace(timestamp) ? TimestampHeader
        : string.IsNullOrWhiteSpace(signatures) ? SignatureHeader
        : null;

    private static SignatureCheck Check(Verdict verdict, string reason) =>
        new(SignatureScheme.StandardWebhooks, verdict, reason);
}
