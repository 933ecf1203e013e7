namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>The text of one line of a tree, in parts that have different colours.</summary>
/// <param name="Depth">The nesting depth; 0 for the outermost.</param>
/// <param name="Value">The value, or its beginning, or what opens or closes several values.</param>
public sealed record TreeLine(int Depth, string Value)
{
    /// <summary>What is before the value: a key, a start tag.</summary>
    public string? Key { get; init; }

    /// <summary>What is between them.</summary>
    public string Between { get; init; } = "";

    /// <summary>What follows the value: a comma, an end tag.</summary>
    public string After { get; init; } = "";

    /// <summary>The class of the value in the style sheet; null for brackets and tags.</summary>
    public string? Class { get; init; }

    /// <summary>How many bytes of the value are not in <see cref="Value"/>.</summary>
    public int Cut { get; init; }

    /// <summary>What the value holds in an encoded form, in a word: <c>JWT</c>.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether the value or its path can be shown alone and copied.</summary>
    public bool HasValue { get; init; }

    /// <summary>What folding hides: <c>3 keys, 12 lines</c>; null if the line doesn't fold.</summary>
    public string? Folded { get; init; }

    /// <summary>What follows that: the closing bracket or tag.</summary>
    public string AfterFold { get; init; } = "";

    /// <summary>Counts what folding hides.</summary>
    public static string Hidden(int children, string one, string many, int lines) =>
        $"{Format.Count(children, one, many)}, {Format.Count(lines, "line")}";
}
