namespace WebhookDashboard.Components.Layout;

/// <summary>The pages that there are, grouped by what they teach, with what they hold.</summary>
public sealed partial class NavMenu
{
    private IDisposable? _subscription;

    protected override async Task OnInitializedAsync()
    {
        Directory.Changed += Repaint;
        if (RendererInfo.IsInteractive)
        {
            _subscription = Statistics.Subscribe(Repaint);
        }

        await Statistics.CurrentAsync(CancellationToken.None);
    }

    protected override void Leave()
    {
        Directory.Changed -= Repaint;
        _subscription?.Dispose();
    }
}
