using System.Buffers;
using System.Text;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// A request line with the non-ASCII bytes of its target percent-encoded. Some clients (curl, PHP) send a URL's umlauts as they are typed;
/// Kestrel answers such a line with 400.
/// </summary>
/// <param name="Bytes">The line to parse instead, line end included.</param>
/// <param name="RawLength">How many bytes of the connection it stands for.</param>
internal readonly record struct EscapedLine(byte[] Bytes, int RawLength)
{
    /// <returns>Null where the target is plain ASCII, or the line has not come whole or is too long for the server to take.</returns>
    public static EscapedLine? From(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny((byte)'\r', (byte)'\n');
        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n') || line.Length > ServerLimits.MaxRequestLineBytes)
        {
            return null;
        }

        return IsAscii(line) ? null : Escape(buffer.Slice(0, reader.Position).ToArray());
    }

    private static bool IsAscii(in ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (!Ascii.IsValid(part.Span))
            {
                return false;
            }
        }

        return true;
    }

    private static EscapedLine? Escape(ReadOnlySpan<byte> line)
    {
        var start = line.IndexOf((byte)' ');
        var end = line.LastIndexOf((byte)' ');
        if (start < 0 || Ascii.IsValid(line[start..end]))
        {
            return null;
        }

        var escaped = new ArrayBufferWriter<byte>(line.Length * 2);
        escaped.Write(line[..start]);
        foreach (var value in line[start..end])
        {
            if (value < 0x80)
            {
                escaped.Write([value]);
            }
            else
            {
                escaped.Write([(byte)'%', Hex(value >> 4), Hex(value & 0xF)]);
            }
        }

        escaped.Write(line[end..]);
        return new EscapedLine(escaped.WrittenSpan.ToArray(), line.Length);
    }

    private static byte Hex(int digit) => (byte)"0123456789ABCDEF"[digit];
}
