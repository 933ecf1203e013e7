using System.Xml;

namespace WebhookDashboard.Bodies.Xml;

/// <summary>Collects the lines of an XML document while it is read. Without recursion, so that depth does not cost the stack.</summary>
internal sealed class XmlLineList
{
    private readonly List<XmlLine> _lines = [];

    /// <summary>The open elements: the index of each one's line, and its children so far.</summary>
    private readonly Stack<(int Line, int Children)> _open = [];

    private int _attributes;

    public IReadOnlyList<XmlLine> Lines => _lines;

    /// <summary>The number of lines and of attributes: each costs memory.</summary>
    public int Size => _lines.Count + _attributes;

    /// <summary>Adds what the parser stands at.</summary>
    public void Add(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                AddElement(reader);
                break;
            case XmlNodeType.EndElement:
                Close();
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                AddChild(new XmlLine(XmlLineKind.Text, _open.Count, "", reader.Value));
                break;
            case XmlNodeType.CDATA:
                AddChild(new XmlLine(XmlLineKind.CData, _open.Count, "", reader.Value));
                break;
            case XmlNodeType.Comment:
                AddChild(new XmlLine(XmlLineKind.Comment, _open.Count, "", reader.Value));
                break;
            case XmlNodeType.XmlDeclaration or XmlNodeType.ProcessingInstruction:
                AddChild(new XmlLine(XmlLineKind.Instruction, _open.Count, reader.Name, reader.Value));
                break;
        }
    }

    private void AddElement(XmlReader reader)
    {
        var kind = reader.IsEmptyElement ? XmlLineKind.Empty : XmlLineKind.Open;
        _attributes += reader.AttributeCount;
        AddChild(new XmlLine(kind, _open.Count, reader.Name, "") { Attributes = AttributesOf(reader) });
        if (kind == XmlLineKind.Open)
        {
            _open.Push((_lines.Count - 1, 0));
        }
    }

    private void AddChild(XmlLine line)
    {
        if (_open.TryPop(out var parent))
        {
            _open.Push((parent.Line, parent.Children + 1));
        }

        _lines.Add(line);
    }

    private void Close()
    {
        var (index, children) = _open.Pop();
        var open = _lines[index];
        switch (children)
        {
            case 0:
                _lines[index] = open with { Kind = XmlLineKind.Empty };
                break;
            case 1 when _lines[^1].Kind == XmlLineKind.Text:
                _lines[index] = open with { Kind = XmlLineKind.Leaf, Value = _lines[^1].Value };
                _lines.RemoveAt(_lines.Count - 1);
                break;
            default:
                _lines[index] = open with { CloseLine = _lines.Count, Children = children };
                _lines.Add(new XmlLine(XmlLineKind.Close, open.Depth, open.Name, ""));
                break;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, string>> AttributesOf(XmlReader reader)
    {
        if (reader.AttributeCount == 0)
        {
            return [];
        }

        var attributes = new List<KeyValuePair<string, string>>(reader.AttributeCount);
        while (reader.MoveToNextAttribute())
        {
            attributes.Add(new(reader.Name, reader.Value));
        }

        reader.MoveToElement();
        return attributes;
    }
}
