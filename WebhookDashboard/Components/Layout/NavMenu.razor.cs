namespace WebhookDashboard.Components.Layout;

/// <summary>The pages that there are, grouped by what they teach, with what they hold.</summary>
public sealed partial class NavMenu
{
    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe);
        }

        await Statistics.CurrentAsync(CancellationToken.None);
    }
}
