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
    }
}
