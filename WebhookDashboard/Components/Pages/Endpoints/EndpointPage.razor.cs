using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>One endpoint: its URL, its settings, and what it stored and refused.</summary>
public sealed partial class EndpointPage
{
    private WebhookEndpoint? _endpoint;

    /// <summary>Whether it was deleted while it was open: its settings stay readable.</summary>
    private bool _isDeleted;

    [Parameter]
    public string Slug { get; set; } = "";

    private string Url => _endpoint is { } endpoint ? Address.UrlOf(endpoint.Slug, Navigation.BaseUri) : "";

    protected override async Task OnInitializedAsync()
    {
        Find(); // Before the page is first rendered, which happens while the figures are read.
        Watch(Directory.Changed.Subscribe, () => Update(Find));
        Watch(Statistics.Subscribe);
        await Statistics.CurrentAsync(CancellationToken.None);
    }

    protected override void OnParametersSet() => Find();

    private void Find()
    {
        var found = EndpointSlug.TryParse(Slug, out var slug) ? Directory.Find(slug) : null;
        _isDeleted = found is null && _endpoint?.Slug == slug;
        _endpoint = _isDeleted ? _endpoint : found;
    }
}
