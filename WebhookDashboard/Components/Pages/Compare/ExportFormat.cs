namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>The format of an exported run.</summary>
public enum ExportFormat
{
    Csv,
    Json,
}
