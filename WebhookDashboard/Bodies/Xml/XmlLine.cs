namespace WebhookDashboard.Bodies.Xml;

/// <summary>One line of a formatted XML document.</summary>
/// <param name="Kind">What it contains.</param>
/// <param name="Depth">The nesting depth; 0 for the outermost.</param>
/// <param name="Name">The name with its prefix; empty for text.</param>
/// <param name="Value">The text, with its entities decoded; empty for tags.</param>
public sealed record XmlLine(XmlLineKind Kind, int Depth, string Name, string Value)
{
    /// <summary>In their order, those that declare namespaces too.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Of an opening line, the index of the closing one; −1 if there is none, since the text is cut or faulty.</summary>
    public int CloseLine { get; init; } = -1;

    /// <summary>Of an opening line, the number of direct children.</summary>
    public int Children { get; init; }
}
