using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>One endpoint: its URL, its settings, and what it kept and refused.</summary>
public sealed partial class EndpointPage
{
    private IDisposable? _subscription;
    private WebhookEndpoint? _endpoint;

    [Parameter]
    public string Slug { get; set; } = "";

    private string Url => _endpoint is { } endpoint ? Address.UrlOf(endpoint.Slug, Navigation.BaseUri) : "";

    protected override async Task OnInitializedAsync()
    {
        Directory.Changed += OnDirectoryChanged;
        if (RendererInfo.IsInteractive)
        {
            _subscription = Statistics.Subscribe(Repaint);
        }

        await Statistics.CurrentAsync(CancellationToken.None);
    }

    protected override void OnParametersSet() => Find();

    protected override void Leave()
    {
        Directory.Changed -= OnDirectoryChanged;
        _subscription?.Dispose();
    }

    private void Find() => _endpoint = EndpointSlug.TryParse(Slug, out var slug) ? Directory.Find(slug) : null;

    private void OnDirectoryChanged()
    {
        Find();
        Repaint();
    }
}
