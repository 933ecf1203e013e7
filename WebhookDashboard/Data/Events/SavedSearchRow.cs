namespace WebhookDashboard.Data.Events;

internal sealed class SavedSearchRow
{
    public string Name { get; set; } = "";
    public string Query { get; set; } = "";
}
