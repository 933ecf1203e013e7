namespace WebhookDashboard.Bodies.Xml;

/// <summary>What a line of a formatted XML document contains.</summary>
public enum XmlLineKind
{
    /// <summary>The start tag of an element with more than text in it.</summary>
    Open,

    /// <summary>The end tag of such an element.</summary>
    Close,

    /// <summary>An element without content.</summary>
    Empty,

    /// <summary>An element that holds text only: <c>&lt;name&gt;text&lt;/name&gt;</c>.</summary>
    Leaf,

    Text,
    CData,
    Comment,

    /// <summary>A processing instruction or the XML declaration.</summary>
    Instruction,
}
