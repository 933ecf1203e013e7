using System.Buffers;
using System.Text;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>Converts bytes of any charset to UTF-8, piece by piece: a large body never becomes a string on the way.</summary>
internal static class Transcoding
{
    private const int StepChars = 8 * 1024;

    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <param name="bytes">The bytes, without a byte order mark.</param>
    /// <param name="charset">Replaces invalid bytes with U+FFFD.</param>
    /// <param name="isWhole">False for the first bytes of a text, which may end within a character.</param>
    /// <returns>The text in UTF-8, and whether some bytes were invalid.</returns>
    public static (ReadOnlyMemory<byte> Utf8, bool HasInvalidBytes) ToUtf8(ReadOnlySpan<byte> bytes, Encoding charset, bool isWhole)
    {
        var decoder = charset.GetDecoder();
        var encoder = Encoding.UTF8.GetEncoder();
        var chars = new char[StepChars];
        var text = new ArrayBufferWriter<byte>(Math.Max(256, bytes.Length));
        for (var ended = false; !ended;)
        {
            decoder.Convert(bytes, chars, flush: isWhole, out var read, out var decoded, out ended);
            ended |= read == 0 && decoded == 0;
            bytes = bytes[read..];

            // A pair of surrogates may be cut between two steps: the encoder waits for its second half.
            var room = text.GetSpan(Encoding.UTF8.GetMaxByteCount(decoded + 1));
            text.Advance(encoder.GetBytes(chars.AsSpan(0, decoded), room, flush: ended));
        }

        // Who keeps the text must not keep room for twice as much.
        var isFull = text.WrittenCount > text.Capacity - (text.Capacity / 4);
        return (isFull ? text.WrittenMemory : text.WrittenSpan.ToArray(), text.WrittenSpan.IndexOf(Replacement) >= 0);
    }
}
