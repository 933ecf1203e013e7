using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>
/// The right signature in a spelling that the scheme does not accept: hex instead of base64, or an extra prefix.
/// </summary>
internal static class WritingMistakes
{
    private const int MaxTried = 8;

    public static string? Find(Trial trial, ISignatureScheme scheme, SignedRequest request, SignatureSettings settings, SignatureReading reading)
    {
        if (reading.Wanted?.Algorithm is not { } algorithm)
        {
            return null;
        }

        var size = algorithm == SignatureAlgorithm.Ed25519 ? Ed25519.SignatureBytes : Hmac.SizeOf(algorithm);
        var read = new List<SignatureCandidate>();
        foreach (var name in scheme.HeadersOf(settings))
        {
            foreach (var token in (request.Headers(name) ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Take(MaxTried))
            {
                foreach (var text in new[] { token, token[(token.IndexOf('=', StringComparison.Ordinal) + 1)..] })
                {
                    if (Decode(text, size) is { } bytes && read.Count < MaxTried)
                    {
                        read.Add(new SignatureCandidate(algorithm, bytes, ""));
                    }
                }
            }
        }

        return read.Count > 0 && trial.Fits(reading.With(read))
            ? "The signature itself is valid, but it is not written as expected."
            : null;
    }

    private static byte[]? Decode(string text, int size)
    {
        if (text.Length == size * 2 && text.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(text);
        }

        var padded = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        padded = padded.PadRight(SignatureText.CharsOf(size), '=');
        var bytes = new byte[size + 2];
        return padded.Length == SignatureText.CharsOf(size) && Convert.TryFromBase64String(padded, bytes, out var count) && count == size
            ? bytes[..size]
            : null;
    }
}
