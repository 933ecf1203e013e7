using WebhookDashboard.Bodies.Xml;

namespace WebhookDashboard.Components.Shared.Body.Xml;

/// <summary>Names a node of an XML document, like XPath: <c>/order/item[2]/name</c>.</summary>
internal static class XmlPath
{
    public static string Of(IReadOnlyList<XmlLine> lines, int index)
    {
        var path = Step(lines, index);
        for (var depth = lines[index].Depth; depth > 0 && index > 0;)
        {
            index--;
            if (lines[index].Depth < depth)
            {
                depth = lines[index].Depth;
                path = Step(lines, index) + path;
            }
        }

        return path;
    }

    /// <summary>With the position among its siblings of that name, if there are several.</summary>
    private static string Step(IReadOnlyList<XmlLine> lines, int index)
    {
        var (name, before, after) = (NameOf(lines[index]), 0, 0);
        for (var i = index - 1; i >= 0 && lines[i].Depth >= lines[index].Depth; i--)
        {
            before += IsSibling(i) ? 1 : 0;
        }

        for (var i = index + 1; i < lines.Count && after == 0 && lines[i].Depth >= lines[index].Depth; i++)
        {
            after += IsSibling(i) ? 1 : 0;
        }

        return before + after == 0 ? "/" + name : $"/{name}[{before + 1}]";

        bool IsSibling(int i) => lines[i].Depth == lines[index].Depth && lines[i].Kind != XmlLineKind.Close && NameOf(lines[i]) == name;
    }

    private static string NameOf(XmlLine line) => line.Kind switch
    {
        XmlLineKind.Text or XmlLineKind.CData => "text()",
        XmlLineKind.Comment => "comment()",
        XmlLineKind.Instruction => "processing-instruction()",
        _ => line.Name,
    };
}
