using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <inheritdoc cref="FormText" />
public sealed class FormNumber<T> : NumberInput<T>
{
    public FormNumber()
    {
        DebounceInterval = FormText.Settle;
        OnlyValidateIfDirty = true;
        Validation = new Func<T?, string?>(_ => (Owner?.Model as IFormModel)?.FaultOf(Member));
    }

    /// <inheritdoc cref="FormText.Member" />
    [Parameter, EditorRequired]
    public string Member { get; set; } = "";

    [CascadingParameter]
    private MudForm? Owner { get; set; }
}
