using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Lists all endpoints with what they stored and refused; creates and deletes them.</summary>
public sealed partial class EndpointsPage
{
    private bool _creating;

    private IReadOnlyList<RefusalFigure>? Unreached => Statistics.Latest?.Refusals.Select(RefusalFigure.BeforeEndpoint).ToList();

    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe);
        }

        await Statistics.CurrentAsync(CancellationToken.None);
    }

    private EndpointFigures? FiguresOf(EndpointSlug slug) => EndpointFigures.Of(Statistics.Latest, slug);
}
