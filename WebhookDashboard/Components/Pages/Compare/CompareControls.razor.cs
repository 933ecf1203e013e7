using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>The settings of a run and the buttons for it. On a phone the settings fold into a summary line.</summary>
public sealed partial class CompareControls
{
    private bool _isOpen;

    [Parameter, EditorRequired]
    public CompareForm Form { get; set; } = null!;

    /// <summary>Whether the settings can't be changed.</summary>
    [Parameter]
    public bool IsRunning { get; set; }

    [Parameter]
    public bool CanExport { get; set; }

    /// <summary>The duration of the run, as text; null without one.</summary>
    [Parameter]
    public string? Elapsed { get; set; }

    /// <summary>The address with these settings.</summary>
    [Parameter]
    public string Link { get; set; } = "";

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback OnStart { get; set; }

    [Parameter]
    public EventCallback OnStop { get; set; }

    [Parameter]
    public EventCallback OnReset { get; set; }

    [Parameter]
    public EventCallback<ExportFormat> OnExport { get; set; }

    private bool IsReconciling => Form.Settings.ReconcileSeconds is not null;

    private Task ChangeAsync(Action change)
    {
        change();
        return OnChanged.InvokeAsync();
    }
}
