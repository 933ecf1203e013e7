using System.Text;

namespace WebhookDashboard.Domain;

/// <summary>
/// The headers or trailers of a request in wire order, with repeats and capitals: the bytes before the empty line, each field
/// as <c>Name: value CRLF</c>. Stored as bytes, because most are written once and never read.
/// </summary>
public readonly struct HeaderBlock(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <param name="lines">The fields.</param>
    /// <param name="encoding">UTF-8 unless given; Latin-1 for text in which each character stands for one byte.</param>
    public static HeaderBlock From(IEnumerable<HeaderLine> lines, Encoding? encoding = null)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Name).Append(": ").Append(line.Value).Append("\r\n");
        }

        return new HeaderBlock((encoding ?? Encoding.UTF8).GetBytes(text.ToString()));
    }

    public IReadOnlyList<HeaderLine> Lines()
    {
        var lines = new List<HeaderLine>();
        var rest = Bytes.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                lines.Add(Read(line[..colon], line[(colon + 1)..].Trim(" \t\r"u8)));
            }
        }

        return lines;
    }

    private static HeaderLine Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        new(HeaderText.Decode(name), HeaderText.Decode(value)) { Bytes = HeaderText.IsUtf8(value) ? default(ReadOnlyMemory<byte>?) : value.ToArray() };
}
