using System.Buffers;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>
/// Signatures in headers, read strictly: for each signature there is one way to write it, and what is written otherwise
/// is not taken, as the providers' own libraries don't.
/// </summary>
internal static class SignatureText
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    public static bool TryRead(SignatureEncoding encoding, ReadOnlySpan<char> text, int bytes, out byte[] signature) =>
        encoding == SignatureEncoding.Hex ? TryReadHex(text, bytes, out signature) : TryReadBase64(text, bytes, out signature);

    /// <summary>Digits and small letters.</summary>
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

    /// <summary>With its padding, without blanks, and with zeros in the bits that stand for nothing.</summary>
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

    /// <summary>How many characters so many bytes are, in base64.</summary>
    public static int CharsOf(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>Digits alone: no sign, no blanks, no way to write one time in two.</summary>
    public static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds) => long.TryParse(
        text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out seconds);
}
