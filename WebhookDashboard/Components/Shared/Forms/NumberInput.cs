using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>
/// A number field in the app's look. An empty field is null. It takes any number: a minimum or maximum here would silently
/// change what was typed, so the form's rules say what is allowed.
/// </summary>
public class NumberInput<T> : MudNumericField<T>
{
    public NumberInput()
    {
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
        ShrinkLabel = true;
        HideSpinButtons = true;
        Culture = CultureInfo.InvariantCulture;
    }

    /// <summary>Without the comma, which would be read as a separator of thousands: 1,5 as 15.</summary>
    [Parameter]
    public override string? Pattern { get; set; } = "[0-9.\\-]";
}
