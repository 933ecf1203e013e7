using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
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

    /// <summary>
    /// Whether it has the focus first, unless someone types elsewhere by then. <c>AutoFocus</c> would take it from there: over
    /// a slow line the browser is told late.
    /// </summary>
    [Parameter]
    public bool IsFirst { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender && IsFirst)
        {
            await Js.InvokeVoidAsync("focusFirst", InputReference?.ElementReference);
        }
    }

    /// <summary>Whether it is filled where that is required: the browser sees to it. MudBlazor would complain about a field that was emptied because its form was sent.</summary>
    protected override bool HasValue(string? value) => true;
}
