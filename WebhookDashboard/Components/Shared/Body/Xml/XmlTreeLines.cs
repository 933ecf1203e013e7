using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Xml;
using WebhookDashboard.Components.Shared.Body.Tree;
using WebhookDashboard.Components.Shared.Body.Values;

namespace WebhookDashboard.Components.Shared.Body.Xml;

/// <summary>XML as lines that fold.</summary>
public sealed class XmlTreeLines(XmlTree xml) : ITreeLines
{
    /// <summary>The maximum number of characters of a tag or a value in one line.</summary>
    private const int MaxValue = 1_000;

    public TextFault? Fault => xml.Fault;

    public int Count => xml.Lines.Count;

    public bool IsCut => xml.IsCut;

    public int CloseLine(int index) => xml.Lines[index].CloseLine;

    public TreeLine At(int index)
    {
        var line = xml.Lines[index];
        var isLeaf = line.Kind == XmlLineKind.Leaf;
        var text = VisibleText.OfLine(isLeaf ? Escaped(line.Value) : Written(line));
        var end = EndOf(text);
        return new TreeLine(line.Depth, text[..end])
        {
            Key = isLeaf ? VisibleText.OfLine(StartTag(line)) : null,
            After = isLeaf ? $"</{line.Name}>" : "",
            Class = line.Kind switch
            {
                XmlLineKind.Leaf or XmlLineKind.Text or XmlLineKind.CData => "string",
                XmlLineKind.Comment or XmlLineKind.Instruction => "word",
                _ => null,
            },
            Cut = Encoding.UTF8.GetByteCount(text.AsSpan(end)),
            Mark = isLeaf ? DecodedValue.MarkIn(line.Value) : null,
            HasValue = line.Kind != XmlLineKind.Close,
            Folded = line.CloseLine > index ? TreeLine.Hidden(line.Children, "node", "nodes", line.CloseLine - index) : null,
            AfterFold = $"</{line.Name}>",
        };
    }

    public TreeValue ValueAt(int index)
    {
        var line = xml.Lines[index];
        var isText = line.Kind is XmlLineKind.Leaf or XmlLineKind.Text or XmlLineKind.CData;
        return new TreeValue(XmlPath.Of(xml.Lines, index), isText ? line.Value : Formatted(index))
        {
            Decoded = isText ? DecodedValue.Of(line.Value) : null,
        };
    }

    private static string StartTag(XmlLine line)
    {
        var tag = Tag(line, ">");
        return EndOf(tag) is var end && end < tag.Length ? tag[..end] + "…" : tag;
    }

    /// <summary>Where to cut a text: between two characters.</summary>
    private static int EndOf(string text) =>
        text.Length <= MaxValue ? text.Length : char.IsHighSurrogate(text[MaxValue - 1]) ? MaxValue - 1 : MaxValue;

    /// <summary>A line as XML.</summary>
    private static string Written(XmlLine line) => line.Kind switch
    {
        XmlLineKind.Open => Tag(line, ">"),
        XmlLineKind.Empty => Tag(line, "/>"),
        XmlLineKind.Leaf => $"{Tag(line, ">")}{Escaped(line.Value)}</{line.Name}>",
        XmlLineKind.Close => $"</{line.Name}>",
        XmlLineKind.CData => $"<![CDATA[{line.Value}]]>",
        XmlLineKind.Comment => $"<!--{line.Value}-->",
        XmlLineKind.Instruction => $"<?{line.Name} {line.Value}?>",
        _ => Escaped(line.Value),
    };

    private static string Tag(XmlLine line, string end)
    {
        var tag = new StringBuilder("<").Append(line.Name);
        foreach (var (name, value) in line.Attributes)
        {
            tag.Append(' ').Append(name).Append("=\"").Append(Escaped(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        return tag.Append(end).ToString();
    }

    private static string Escaped(string text) => text.AsSpan().ContainsAny('&', '<', '>')
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        : text;

    /// <summary>An element with all that it contains; null if it is cut or too large to show at once.</summary>
    private string? Formatted(int first)
    {
        var text = new StringBuilder(Written(xml.Lines[first]));
        for (var i = first + 1; i <= xml.Lines[first].CloseLine && text.Length <= TreeValue.MaxBytes; i++)
        {
            text.Append('\n').Append(' ', 2 * Math.Min(xml.Lines[i].Depth - xml.Lines[first].Depth, BodyTreeLine.MaxIndent)).Append(Written(xml.Lines[i]));
        }

        var isWhole = xml.Lines[first].Kind != XmlLineKind.Open || xml.Lines[first].CloseLine > first;
        return isWhole && text.Length <= TreeValue.MaxBytes ? text.ToString() : null;
    }
}
