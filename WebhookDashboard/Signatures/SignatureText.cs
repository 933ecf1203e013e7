using System.Buffers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures;

/// <summary>
/// Parses signatures strictly: each signature has exactly one accepted spelling, as in the providers' own libraries.
/// </summary>
internal static class SignatureText
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    public static bool TryRead(SignatureEncoding encoding, ReadOnlySpan<char> text, int bytes, out byte[] signature) =>
        encoding == SignatureEncoding.Hex ? TryReadHex(text, bytes, out signature) : TryReadBase64(text, bytes, out signature);

    /// <summary>Accepts lower-case digits only.</summary>
    public static bool TryReadHex(ReadOnlySpan<char> text, int bytes, out byte[] signature)
    {
        signature = [];
        if (text.Length != bytes * 2 || text.ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        signature = Convert.FromHexString(text);
        return true;
    }

    /// <summary>Requires padding, allows no white space, and requires the unused bits to be zero.</summary>
    public static bool TryReadBase64(ReadOnlySpan<char> text, int bytes, out byte[] signature)
    {
        signature = [];
        var length = CharsOf(bytes);
        if (text.Length != length)
        {
            return false;
        }

        var read = new byte[bytes];
        Span<char> again = stackalloc char[length];
        if (!Convert.TryFromBase64Chars(text, read, out var count) || count != bytes
            || !Convert.TryToBase64Chars(read, again, out _) || !text.SequenceEqual(again))
        {
            return false;
        }

        signature = read;
        return true;
    }

    public static string Write(SignatureEncoding encoding, ReadOnlySpan<byte> signature) =>
        encoding == SignatureEncoding.Hex ? Convert.ToHexStringLower(signature) : Convert.ToBase64String(signature);

    /// <summary>The length of that many bytes in base64.</summary>
    public static int CharsOf(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>Accepts digits only: no sign and no white space, so that each time has one spelling.</summary>
    public static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds) => long.TryParse(
        text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out seconds);
}
