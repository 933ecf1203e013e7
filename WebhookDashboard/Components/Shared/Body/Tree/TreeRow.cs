using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>A visible row of a tree.</summary>
/// <param name="Folds">The lines that it belongs to: the body's, or those of a decoded value.</param>
/// <param name="Line">Its line in them, or <see cref="Heading"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TreeRow(TreeFolds Folds, int Line)
{
    /// <summary>Above the lines of a decoded value: what it is.</summary>
    public const int Heading = -1;

    /// <summary>Where it is, for screen readers: <c>line 2 of the value in line 3</c>.</summary>
    public string Name => Folds.Value is null ? $"line {Line + 1}" : $"line {Line + 1} of the value in {Folds.Below.Name}";

    /// <summary>The text of the line, indented as far as it is shown.</summary>
    public TreeLine Text()
    {
        var text = Folds.Lines.At(Line);
        return Folds.Depth == 0 ? text : text with { Depth = text.Depth + Folds.Depth };
    }
}
