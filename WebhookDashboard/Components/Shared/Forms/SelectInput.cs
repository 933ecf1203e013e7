using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>
/// A list to choose from, in the app's look. It opens under its field, and <c>js/listbox-name.js</c> names it after the field's
/// label.
/// </summary>
public class SelectInput<T> : MudSelect<T>
{
    public SelectInput()
    {
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
        ShrinkLabel = true;
        Dense = true;
        ListClass = "options";
        OpenIcon = Glyphs.Down;
        CloseIcon = Glyphs.Up;
        AnchorOrigin = Origin.BottomLeft;
        TransformOrigin = Origin.TopLeft;
        ChildContent = BuildItems;
    }

    /// <summary>What can be chosen. <c>ToStringFunc</c> names it.</summary>
    [Parameter, EditorRequired]
    public IEnumerable<T> Options { get; set; } = [];

    private void BuildItems(RenderTreeBuilder builder)
    {
        foreach (var option in Options)
        {
            builder.OpenComponent<MudSelectItem<T>>(0);
            builder.SetKey(option);
            builder.AddComponentParameter(1, nameof(MudSelectItem<T>.Value), option);
            builder.CloseComponent();
        }
    }
}
