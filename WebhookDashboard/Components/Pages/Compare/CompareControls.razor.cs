using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>What a run is told to do, and what is done with it. On a phone the settings fold behind a line that says them.</summary>
public sealed partial class CompareControls
{
    private bool _isOpen;

    [Parameter, EditorRequired]
    public CompareForm Form { get; set; } = null!;

    /// <summary>Whether the settings stand still.</summary>
    [Parameter]
    public bool IsRunning { get; set; }

    [Parameter]
    public bool CanExport { get; set; }

    /// <summary>How long the run has lasted, as text; null without one.</summary>
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
