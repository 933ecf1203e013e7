using System.Text;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>Recognises the byte order mark at the beginning of a body.</summary>
internal static class ByteOrderMark
{
    /// <returns>The charset, its encoding and the length of the mark; null if there is none.</returns>
    public static (string Name, Encoding Encoding, int Length)? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (CharsetNames.Utf8, Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => ("utf-32", Encoding.UTF32, 4), // before UTF-16, whose mark is its beginning
        [0, 0, 0xFE, 0xFF, ..] => ("utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => ("utf-16", Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => ("utf-16be", Encoding.BigEndianUnicode, 2),
        _ => null,
    };
}
