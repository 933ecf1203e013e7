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
}
