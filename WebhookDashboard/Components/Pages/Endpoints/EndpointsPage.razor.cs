using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>All endpoints with what they kept and refused; making and deleting them.</summary>
public sealed partial class EndpointsPage
{
    private IDisposable? _subscription;
    private bool _creating;

    private IReadOnlyList<RefusalFigure>? Unreached => Statistics.Latest?.Refusals.Select(RefusalFigure.BeforeEndpoint).ToList();

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

    private EndpointFigures? FiguresOf(EndpointSlug slug) => EndpointFigures.Of(Statistics.Latest, slug);
}
