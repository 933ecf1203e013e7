namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>How a run is written out.</summary>
public enum ExportFormat
{
    Csv,
    Json,
}
