using System.Text;

namespace WebhookDashboard.Domain;

/// <summary>
/// The headers of a request in wire order, repeats and capitals kept: the bytes between the request line and the
/// empty line, each header as <c>Name: value CRLF</c>. Kept as bytes, since most are written once and never read.
/// </summary>
public readonly struct HeaderBlock(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public static HeaderBlock From(IEnumerable<HeaderLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Name).Append(": ").Append(line.Value).Append("\r\n");
        }

        return new HeaderBlock(Encoding.UTF8.GetBytes(text.ToString()));
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
                lines.Add(new HeaderLine(Decode(line[..colon]), Decode(line[(colon + 1)..].Trim(" \t\r"u8))));
            }
        }

        return lines;
    }

    /// <summary>UTF-8 where it is UTF-8, else Latin-1, in which every byte stands for one character.</summary>
    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
