namespace WebhookDashboard.Bodies.Charsets;

/// <summary>How the charset of a body is known.</summary>
public enum CharsetSource
{
    /// <summary>Nothing was declared, or nothing that fits, and the bytes are UTF-8.</summary>
    Utf8,

    /// <summary>The content type names it.</summary>
    Declared,

    /// <summary>The XML declaration names it.</summary>
    XmlDeclaration,

    /// <summary>The body begins with its byte order mark.</summary>
    ByteOrderMark,

    /// <summary>Guessed from the bytes.</summary>
    Guessed,
}
