using System.Buffers;
using System.Text;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// A copy of a request line for Kestrel to parse, where it must not have the connection's own bytes: it decodes the path in
/// place, which would change what is kept, and answers a target with non-ASCII bytes with 400. Some clients (curl, PHP) send a
/// URL's umlauts as they are typed, so the copy has such bytes percent-encoded.
/// </summary>
/// <param name="Bytes">The line to parse instead, line end included.</param>
/// <param name="RawLength">How many bytes of the connection it stands for.</param>
internal readonly record struct ParsableLine(byte[] Bytes, int RawLength)
{
    /// <returns>Null where the line can be parsed as it is, has not come whole, or is too long for the server to take.</returns>
    public static ParsableLine? From(in ReadOnlySequence<byte> buffer)
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

    private static ParsableLine Escape(byte[] copy)
    {
        ReadOnlySpan<byte> line = copy;
        var start = line.IndexOf((byte)' ');
        var end = line.LastIndexOf((byte)' ');
        if (start < 0 || Ascii.IsValid(line[start..end]))
        {
            return new ParsableLine(copy, copy.Length);
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
        return new ParsableLine(escaped.WrittenSpan.ToArray(), line.Length);
    }

    private static byte Hex(int digit) => (byte)"0123456789ABCDEF"[digit];
}
