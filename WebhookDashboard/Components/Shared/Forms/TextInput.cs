using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>A text field in the app's look: outlined, dense, its label always on the border.</summary>
public class TextInput : MudTextField<string>
{
    public TextInput()
    {
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
        ShrinkLabel = true;
    }

    /// <summary>Whether it is filled where that is required: the browser sees to it. MudBlazor would complain about a field that was emptied because its form was sent.</summary>
    protected override bool HasValue(string? value) => true;
}
