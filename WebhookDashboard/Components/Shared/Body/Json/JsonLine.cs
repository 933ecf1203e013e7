namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>
/// One line of formatted JSON, as positions in the body's bytes: there are many lines, and only the visible ones become
/// text.
/// </summary>
/// <param name="Kind">What the line contains.</param>
/// <param name="Depth">The nesting depth; 0 for the outermost.</param>
/// <param name="KeyStart">The start of its key, including the quote.</param>
/// <param name="KeyLength">0 if it has no key.</param>
/// <param name="ValueStart">The start of its value; meaningless for brackets.</param>
/// <param name="ValueLength">The length of the value in bytes, including quotes.</param>
public readonly record struct JsonLine(
    JsonLineKind Kind, int Depth, int KeyStart, int KeyLength, int ValueStart, int ValueLength)
{
    /// <summary>Whether a comma follows.</summary>
    public bool Comma { get; init; }

    /// <summary>For an opening bracket, the line of the closing one; −1 while it is not known.</summary>
    public int CloseLine { get; init; } = -1;

    /// <summary>For an opening bracket, the number of direct values.</summary>
    public int Children { get; init; }

    /// <summary>The class of its value in the style sheets; null for brackets.</summary>
    public string? Class => Kind switch
    {
        JsonLineKind.Text => "string",
        JsonLineKind.Number => "figure",
        JsonLineKind.Word => "word",
        _ => null,
    };

    public bool Opens => Kind is JsonLineKind.OpenObject or JsonLineKind.OpenArray;
}
