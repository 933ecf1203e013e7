namespace WebhookDashboard.Components.Layout;

/// <summary>The menu of pages, grouped by topic, with their counts.</summary>
public sealed partial class NavMenu
{
    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe);
        Watch(Statistics.Listen);
        await Statistics.CurrentAsync(CancellationToken.None);
    }
}
