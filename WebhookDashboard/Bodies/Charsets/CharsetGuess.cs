using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>Guesses the charset of bytes that declare none.</summary>
internal static class CharsetGuess
{
    /// <summary>The charset of Western Europe; most single-byte ones agree with it in most letters.</summary>
    public const string Western = "windows-1252";

    /// <summary>How much of a body is looked at.</summary>
    private const int MaxLook = 64 * 1024;

    /// <summary>How much of the ASCII before the first other byte is looked at with it.</summary>
    private const int Before = 1024;

    /// <summary>How much is looked at for UTF-16 and UTF-32, whose characters all look alike.</summary>
    private const int MaxWide = 4 * 1024;

    /// <summary>In fewer bytes, binary data looks like UTF-16 by chance.</summary>
    private const int MinWide = 8;

    /// <summary>Below this the detector itself does not believe what it says.</summary>
    private const float MinConfidence = 0.5f;

    /// <summary>
    /// The charsets that senders use without saying so. The detector knows more, and takes short texts for the rare ones.
    /// </summary>
    private static readonly FrozenSet<string> InUse = FrozenSet.ToFrozenSet(
    [
        Western, "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
        "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-15", "koi8-r", "ibm866", "tis-620",
        "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr", "iso-2022-kr",
    ]);

    /// <summary>Guesses the charset of bytes that are not UTF-8; null if none fits.</summary>
    public static (string Name, Encoding Encoding)? Of(ReadOnlySpan<byte> bytes)
    {
        // Before the first byte above ASCII all is ASCII, so the sample begins between two characters.
        var high = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        var start = Math.Max(0, high - Before);
        var sample = bytes.Slice(start, Math.Min(bytes.Length - start, MaxLook)).ToArray();
        var name = (CharsetDetector.DetectFromBytes(sample).Details ?? [])
            .Where(detail => detail is { Confidence: >= MinConfidence, EncodingName: not null })
            .Select(detail => detail.EncodingName.ToLowerInvariant().Replace("shift-jis", "shift_jis", StringComparison.Ordinal))
            .FirstOrDefault(InUse.Contains);
        if (name is null || CharsetNames.Find(name) is not { } encoding)
        {
            return null;
        }

        var western = CharsetNames.Find(Western)!;
        return encoding.GetString(sample) == western.GetString(sample) ? (Western, western) : (name, encoding);
    }

    /// <summary>Recognises ISO-2022, whose bytes are all ASCII, by its escape sequences.</summary>
    public static (string Name, Encoding Encoding)? Escaped(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\x1B$"u8) >= 0 && Of(bytes) is { } guess && guess.Name.StartsWith("iso-2022", StringComparison.Ordinal) ? guess : null;

    /// <summary>
    /// Recognises UTF-16 and UTF-32 without a byte order mark: some of their bytes are zero, and read in the right byte order
    /// all of their characters are ones that text has.
    /// </summary>
    public static (string Name, Encoding Encoding)? Wide(ReadOnlySpan<byte> bytes)
    {
        var look = bytes.Length > MaxWide ? bytes[..MaxWide] : bytes;
        if (look.Length < MinWide || look.Length % 2 != 0 || look.IndexOf((byte)0) < 0)
        {
            return null;
        }

        if (look.Length % 4 == 0 && IsText(look, size: 4, bigEndian: false))
        {
            return ("utf-32", Encoding.UTF32);
        }

        if (look.Length % 4 == 0 && IsText(look, size: 4, bigEndian: true))
        {
            return ("utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false));
        }

        // ASCII has a zero in each character of UTF-16. With zeros in half of them, bytes that are valid UTF-8 are that, with zeros in it.
        var zeros = ZerosByPosition(look);
        if (Math.Max(zeros.Even, zeros.Odd) <= look.Length / 4 && Utf8.IsValid(look[..Utf8Cut.WholeCharacters(look)]))
        {
            return null;
        }

        var (isLittle, isBig) = (zeros.Odd > 0 && IsText(look, size: 2, bigEndian: false), zeros.Even > 0 && IsText(look, size: 2, bigEndian: true));
        return isLittle && (!isBig || zeros.Odd >= zeros.Even) ? ("utf-16", Encoding.Unicode)
            : isBig ? ("utf-16be", Encoding.BigEndianUnicode)
            : null;
    }

    private static (int Even, int Odd) ZerosByPosition(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        return (even, odd);
    }

    /// <summary>Whether all characters are of scripts in use: binary data soon has one that is not.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes, int size, bool bigEndian)
    {
        for (var i = 0; i + size <= bytes.Length; i += size)
        {
            var unit = (size, bigEndian) switch
            {
                (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..]),
                (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]),
                (_, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]),
                _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]),
            };
            var known = unit is (>= 0x20 and < 0x7F) or '\t' or '\n' or '\r'
                or (>= 0xA0 and < 0x1400) // alphabets
                or (>= 0x1E00 and < 0x2800) // more of them, punctuation and symbols
                or (>= 0x3000 and < 0xA000) // Chinese and Japanese
                or (>= 0xAC00 and < 0xE000) // Korean, and halves of characters that take two
                or (>= 0xF900 and < 0xFFF0) // forms for compatibility
                or (>= 0x1F000 and < 0x1FB00); // emoji
            if (!known)
            {
                return false;
            }
        }

        return true;
    }
}
