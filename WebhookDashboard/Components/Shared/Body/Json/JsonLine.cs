using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>
/// One line of formatted JSON, as positions in the body's bytes: there are many lines, and only the visible ones become
/// text.
/// </summary>
/// <param name="Kind">What the line contains.</param>
/// <param name="Depth">The nesting depth; 0 for the outermost.</param>
/// <param name="KeyStart">The start of its key, including the quote. For a heading, the number of its event from 0.</param>
/// <param name="KeyLength">0 if it has no key.</param>
/// <param name="ValueStart">The start of its value. For what opens, its <see cref="Children"/>.</param>
/// <param name="ValueLength">The length of the value in bytes, including quotes. For what opens, its <see cref="CloseLine"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JsonLine(
    JsonLineKind Kind, int Depth, int KeyStart, int KeyLength, int ValueStart, int ValueLength)
{
    /// <summary>Whether a comma follows.</summary>
    public bool Comma { get; init; }

    /// <summary>For what opens, the last line of it; −1 while it is not known, and for other lines.</summary>
    public int CloseLine => Opens ? ValueLength : -1;

    /// <summary>For what opens, the number of direct values.</summary>
    public int Children => Opens ? ValueStart : 0;

    /// <summary>The class of its value in the style sheets; null for brackets.</summary>
    public string? Class => Kind switch
    {
        JsonLineKind.Text or JsonLineKind.Plain => "string",
        JsonLineKind.Number => "figure",
        JsonLineKind.Word => "word",
        JsonLineKind.Heading => "heading",
        _ => null,
    };

    public bool Opens => Kind is JsonLineKind.OpenObject or JsonLineKind.OpenArray or JsonLineKind.Heading;

    public bool Closes => Kind is JsonLineKind.CloseObject or JsonLineKind.CloseArray;

    /// <summary>What opens, once its end is known.</summary>
    public JsonLine Until(int closeLine, int children) => this with { ValueStart = children, ValueLength = closeLine };
}
