using MudBlazor;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// A sentence across the page about a failure or, with <see cref="Severity.Warning"/>, about something to know. Give it the
/// role alert, status or note.
/// </summary>
public class Notice : MudAlert
{
    public Notice()
    {
        Severity = Severity.Error;
        Icon = Glyphs.Warning;
        Dense = true;
        Square = true;
    }
}
