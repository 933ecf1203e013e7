using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>
/// A text field of a form whose model is an <see cref="IFormModel"/>. Its value follows after a pause in typing, so that the
/// form's draft misses little. It complains only once it was edited, or when the form is validated.
/// </summary>
public sealed class FormText : TextInput
{
    /// <summary>The pause, in milliseconds.</summary>
    internal const double Settle = 400;

    public FormText()
    {
        DebounceInterval = Settle;
        OnlyValidateIfDirty = true;
        Validation = new Func<string?, string?>(_ => (Owner?.Model as IFormModel)?.FaultOf(Member));
    }

    /// <inheritdoc cref="IFormModel.FaultOf" path="/param[@name='member']" />
    [Parameter, EditorRequired]
    public string Member { get; set; } = "";

    [CascadingParameter]
    private MudForm? Owner { get; set; }

    /// <summary>Ends the pause: the first text would otherwise be lost with the page.</summary>
    protected override async Task OnBlurredAsync(FocusEventArgs obj)
    {
        if ((ReadText ?? "") != (ReadValue ?? ""))
        {
            var settling = ValidateValue();
            await (Owner?.SettleAsync(settling) ?? settling);
        }

        await base.OnBlurredAsync(obj);
    }
}
