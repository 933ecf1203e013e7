using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Creates an endpoint. Its address follows from its name until the address is edited.</summary>
public sealed partial class NewEndpoint
{
    private string _name = "";
    private string _slug = "";
    private bool _slugIsOwn;
    private string? _nameFault;
    private string? _slugFault;
    private bool _busy;
    private ElementReference _first;

    private string Preview => EndpointSlug.TryParse(_slug, out var slug)
        ? $"Your URL: {Address.UrlOf(slug, Navigation.BaseUri)}"
        : "Your URL will end with this.";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _first.FocusAsync();
        }
    }

    private void OnName(ChangeEventArgs e)
    {
        _name = e.Value as string ?? "";
        _nameFault = null;
        if (!_slugIsOwn)
        {
            _slug = SlugSuggestion.From(_name, slug => Directory.Find(slug) is not null);
            _slugFault = null;
        }
    }

    private void OnSlug(ChangeEventArgs e)
    {
        _slug = e.Value as string ?? "";
        _slugIsOwn = _slug.Length > 0;
        _slugFault = null;
    }

    private void UseUnguessable()
    {
        _slug = EndpointSlug.Unguessable().Value;
        _slugIsOwn = true;
        _slugFault = null;
    }

    private async Task CreateAsync()
    {
        var name = _name.Trim();
        _nameFault = name.Length == 0 ? "Enter a name." : null;
        _slugFault = EndpointSlug.TryParse(_slug.Trim(), out var slug)
            ? TakenFault(slug)
            : $"Use {EndpointSlug.Rule}.";
        if (_busy || _nameFault is not null || _slugFault is not null)
        {
            return;
        }

        var endpoint = new WebhookEndpoint { Slug = slug, Name = name, CreatedAt = Clock.GetUtcNow() };
        if (EndpointRules.Check(endpoint).FirstOrDefault() is { } fault)
        {
            _nameFault = fault.Message;
            return;
        }

        _busy = true;
        try
        {
            if (await Directory.CreateAsync(endpoint, CancellationToken.None))
            {
                Navigation.NavigateTo($"endpoints/{slug}");
            }
            else
            {
                // Someone else was faster.
                _slugFault = TakenFault(slug) ?? $"'{slug}' is taken. Choose another address.";
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private string? TakenFault(EndpointSlug slug) =>
        Directory.Find(slug) is { } other ? $"'{slug}' is taken by {other.Name}. Choose another address." : null;
}
