using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Pages.Send.Form;

/// <summary>Controls that change the form and tell the page.</summary>
public abstract class SendFormPart : ComponentBase
{
    [Parameter, EditorRequired]
    public SendForm Form { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected Task TypeAsync(Action change) => ChangeAsync(change, isTyping: true);

    protected Task LeaveAsync() => ChangeAsync(() => { });

    protected Task ChangeAsync(Action change, bool isTyping = false)
    {
        change();
        Form.IsTyping = isTyping;
        return OnChanged.InvokeAsync();
    }
}
