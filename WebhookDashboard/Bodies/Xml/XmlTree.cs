using System.Text;
using System.Xml;

namespace WebhookDashboard.Bodies.Xml;

/// <summary>
/// An XML document, one element or text a line. A document type definition is skipped, so no entity of its own expands, and
/// nothing outside the document is read.
/// </summary>
/// <param name="Lines">In their order. Those before a fault stay.</param>
/// <param name="Fault">Where the document is not well-formed; null if it is.</param>
/// <param name="IsCut">Whether there is more: see <see cref="MaxBytes"/>, <see cref="MaxLines"/> and <see cref="MaxDepth"/>.</param>
public sealed record XmlTree(IReadOnlyList<XmlLine> Lines, TextFault? Fault, bool IsCut)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Of lines and attributes together, unless the caller wants less.</summary>
    public const int MaxLines = 200_000;

    /// <summary>The parser keeps an object for each open element.</summary>
    public const int MaxDepth = 10_000;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>The name of the outermost element; null if the text has none.</summary>
    public string? Root => Lines.FirstOrDefault(line => line.Kind is XmlLineKind.Open or XmlLineKind.Empty or XmlLineKind.Leaf)?.Name;

    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="isWhole">False for the beginning of a text.</param>
    /// <param name="maxLines">The maximum number of lines and attributes.</param>
    public static XmlTree Read(ReadOnlyMemory<byte> utf8, bool isWhole = true, int maxLines = MaxLines)
    {
        var read = Bounded(utf8);
        isWhole &= read.Length == utf8.Length;
        var lines = new XmlLineList();
        try
        {
            using var reader = Open(read);
            while (reader.Read())
            {
                if (lines.Size >= maxLines || reader.Depth > MaxDepth)
                {
                    return new XmlTree(lines.Lines, Fault: null, IsCut: true);
                }

                lines.Add(reader);
            }
        }
        catch (XmlException fault) when (isWhole || !IsAtTheEnd(read.Span, fault))
        {
            var line = Math.Max(1, fault.LineNumber) + LinesBefore(read.Span);
            return new XmlTree(lines.Lines, new TextFault(line, Math.Max(1, fault.LinePosition), Reason(fault)), !isWhole);
        }
        catch (XmlException)
        {
            // The text is cut there.
        }

        return new XmlTree(lines.Lines, Fault: null, !isWhole);
    }

    /// <summary>Whether a text begins like an XML document, up to its first element.</summary>
    internal static bool Begins(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var reader = Open(Bounded(utf8));
            return reader.MoveToContent() == XmlNodeType.Element;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Bounded(ReadOnlyMemory<byte> utf8) =>
        utf8.Length <= MaxBytes ? utf8 : utf8[..Utf8Cut.Before(utf8.Span, MaxBytes)];

    private static XmlReader Open(ReadOnlyMemory<byte> utf8) => XmlReader.Create(
        // A text reader, since the declaration may name the charset that the body had before it became UTF-8. Some senders
        // write an empty line before the declaration, which XML forbids.
        new StreamReader(ByteStream.Of(utf8.TrimStart(WhiteSpace)), Encoding.UTF8, detectEncodingFromByteOrderMarks: false),
        new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Ignore,
            IgnoreWhitespace = true,
            XmlResolver = null,
        });

    private static int LinesBefore(ReadOnlySpan<byte> utf8) => utf8[..(utf8.Length - utf8.TrimStart(WhiteSpace).Length)].Count((byte)'\n');

    /// <summary>Whether the parser failed because the text ends there: in the tag that is the last, or after it.</summary>
    private static bool IsAtTheEnd(ReadOnlySpan<byte> utf8, XmlException fault)
    {
        var last = TextFault.At(utf8, Math.Max(0, utf8.LastIndexOf((byte)'<')), "");
        var line = fault.LineNumber + LinesBefore(utf8);
        return fault.LineNumber == 0 || line > last.Line || (line == last.Line && fault.LinePosition >= last.Column);
    }

    /// <summary>The message without its position, which is said elsewhere.</summary>
    private static string Reason(XmlException fault) =>
        fault.Message.LastIndexOf(" Line ", StringComparison.Ordinal) is > 0 and var end ? fault.Message[..end] : fault.Message;
}
