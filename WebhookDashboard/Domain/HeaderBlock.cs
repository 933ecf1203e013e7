using System.Buffers;
using System.Text;

namespace WebhookDashboard.Domain;

/// <summary>
/// The headers or trailers of a request in wire order, with repeats and capitals: the bytes before the empty line, each field
/// as <c>Name: value CRLF</c>. Stored as bytes, because most are written once and never read.
/// </summary>
public readonly struct HeaderBlock(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <param name="lines">The fields. A value that has exact bytes is written as these.</param>
    /// <param name="encoding">UTF-8 unless given; Latin-1 for text in which each character stands for one byte.</param>
    public static HeaderBlock From(IEnumerable<HeaderLine> lines, Encoding? encoding = null)
    {
        encoding ??= Encoding.UTF8;
        var block = new ArrayBufferWriter<byte>();
        foreach (var line in lines)
        {
            encoding.GetBytes(line.Name, block);
            block.Write(": "u8);
            if (line.Bytes is { } exact)
            {
                block.Write(exact.Span);
            }
            else
            {
                encoding.GetBytes(line.Value, block);
            }

            block.Write("\r\n"u8);
        }

        return new HeaderBlock(block.WrittenMemory);
    }

    public IReadOnlyList<HeaderLine> Lines()
    {
        var lines = new List<HeaderLine>();
        var rest = Bytes.Span;
        while (TryTakeLine(ref rest, out var name, out var value))
        {
            lines.Add(Read(name, value));
        }

        return lines;
    }

    /// <summary>Finds the value of a field; several are joined by commas. Null if there is none.</summary>
    public string? Find(string name)
    {
        string? found = null;
        var rest = Bytes.Span;
        while (TryTakeLine(ref rest, out var of, out var value))
        {
            if (Ascii.EqualsIgnoreCase(of, name))
            {
                found = found is null ? HeaderText.Decode(value) : $"{found}, {HeaderText.Decode(value)}";
            }
        }

        return found;
    }

    /// <summary>Takes the next field from the bytes of a block.</summary>
    internal static bool TryTakeLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = default;
        value = default;
        while (name.IsEmpty && !rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.IndexOf((byte)':') is > 0 and var colon)
            {
                name = line[..colon];
                value = line[(colon + 1)..].Trim(" \t\r"u8);
            }
        }

        return !name.IsEmpty;
    }

    private static HeaderLine Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        new(HeaderText.Decode(name), HeaderText.Decode(value)) { Bytes = HeaderText.IsUtf8(value) ? default(ReadOnlyMemory<byte>?) : value.ToArray() };
}
