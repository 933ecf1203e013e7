using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>One line of formatted JSON.</summary>
public sealed partial class JsonTreeLine
{
    /// <summary>Deeper lines are not indented further: 10,000 levels would take 160,000 pixels.</summary>
    private const int MaxIndent = 32;

    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter, EditorRequired]
    public JsonLine Line { get; set; }

    [Parameter, EditorRequired]
    public JsonText Text { get; set; } = null!;

    [Parameter]
    public bool CanFold { get; set; }

    [Parameter]
    public bool IsFolded { get; set; }

    /// <summary>Whether a comma follows the bracket that closes this one.</summary>
    [Parameter]
    public bool CommaAfterFold { get; set; }

    [Parameter]
    public EventCallback Toggle { get; set; }

    /// <summary>Raised to show the whole value.</summary>
    [Parameter]
    public EventCallback Show { get; set; }

    private string Comma => (IsFolded ? CommaAfterFold : Line.Comma) ? "," : "";

    private string Folded
    {
        get
        {
            var (one, many) = Line.Kind == JsonLineKind.OpenObject ? ("key", "keys") : ("item", "items");
            return $"{Format.Count(Line.Children, one, many)}, {Format.Count(Line.CloseLine - Number + 1, "line")}";
        }
    }
}
