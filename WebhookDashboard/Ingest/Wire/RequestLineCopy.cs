using System.Buffers;
using System.Text;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// A copy of a request line for Kestrel to parse in place of the connection's bytes. Kestrel decodes the path in place, which
/// would change what is stored, and answers non-ASCII bytes in a target with 400. Some clients (curl, PHP) send non-ASCII
/// characters in a URL unencoded, so the copy percent-encodes them.
/// </summary>
/// <param name="Bytes">The line to parse, including its line end.</param>
/// <param name="RawLength">How many of the connection's bytes it replaces.</param>
internal readonly record struct RequestLineCopy(byte[] Bytes, int RawLength)
{
    /// <returns>Null if Kestrel can parse the original, or the line is incomplete or too long for the server.</returns>
    public static RequestLineCopy? From(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny((byte)'\r', (byte)'\n');
        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n') || line.Length > ServerLimits.MaxRequestLineBytes)
        {
            return null;
        }

        return CanStay(line) ? null : Escape(buffer.Slice(0, reader.Position).ToArray());
    }

    private static bool CanStay(in ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (!Ascii.IsValid(part.Span) || part.Span.Contains((byte)'%'))
            {
                return false;
            }
        }

        return true;
    }

    private static RequestLineCopy Escape(byte[] copy)
    {
        ReadOnlySpan<byte> line = copy;
        var start = line.IndexOf((byte)' ');
        var end = line.LastIndexOf((byte)' ');
        if (start < 0 || Ascii.IsValid(line[start..end]))
        {
            return new RequestLineCopy(copy, copy.Length);
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
        return new RequestLineCopy(escaped.WrittenSpan.ToArray(), line.Length);
    }

    private static byte Hex(int digit) => (byte)"0123456789ABCDEF"[digit];
}
