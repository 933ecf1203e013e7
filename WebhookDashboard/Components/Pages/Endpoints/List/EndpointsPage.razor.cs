using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Lists all endpoints with what they stored and refused; creates and deletes them.</summary>
public sealed partial class EndpointsPage
{
    /// <summary>In the address, so that a reload shows the form and its draft again.</summary>
    [SupplyParameterFromQuery(Name = "new")]
    public bool IsCreating { get; set; }

    /// <summary>An endpoint whose deletion can still be undone is hidden meanwhile.</summary>
    private List<WebhookEndpoint> Shown => [.. Directory.All.Where(endpoint => !Deletions.Holds(endpoint.Slug))];

    private IReadOnlyList<RefusalFigure>? Unreached => Statistics.Latest?.Refusals.Select(RefusalFigure.BeforeEndpoint).ToList();

    protected override async Task OnInitializedAsync()
    {
        Watch(Directory.Changed.Subscribe);
        Watch(Deletions.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            Watch(Statistics.Subscribe);
        }

        await Statistics.CurrentAsync(CancellationToken.None);
    }

    private EndpointFigures? FiguresOf(EndpointSlug slug) => EndpointFigures.Of(Statistics.Latest, slug);
}
