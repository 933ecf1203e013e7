using MudBlazor;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>
/// Creates an endpoint, and shows what to enter at the provider. Its address follows from its name unless one is entered. What
/// follows is a placeholder: a text that came into the field late would be mixed with what is typed there.
/// </summary>
public sealed partial class NewEndpoint : IFormModel
{
    private readonly OneAtATime _creating = new();
    private EndpointEntry _entry = new();
    private WebhookEndpoint? _created;
    private MudForm _rules = null!;
    private FormDraft? _draft;

    private string Suggested => SlugSuggestion.From(_entry.Name, slug => Directory.Find(slug) is not null);

    private string Slug => _entry.Slug.Trim() is { Length: > 0 } entered ? entered : Suggested;

    private string Preview => EndpointSlug.TryParse(Slug, out var slug)
        ? $"Your URL: {Address.UrlOf(slug, Navigation.BaseUri)}"
        : "Your URL appears here when there is a name or an address.";

    protected override void OnInitialized() => Watch(Directory.Changed.Subscribe);

    protected override Task OnAfterRenderAsync(bool firstRender) => KeepAsync();

    private async Task KeepAsync()
    {
        if (_created is null && _entry != new EndpointEntry() && _draft is { } draft)
        {
            await draft.KeepAsync(DraftJson.Write(_entry));
        }
    }

    private void Restore(string draft) => _entry = DraftJson.Read<EndpointEntry>(draft) ?? _entry;

    public string? FaultOf(string member) => Faults().FirstOrDefault(fault => fault.Member == member)?.Message;

    private IEnumerable<EndpointFault> Faults()
    {
        if (_entry.Name.Trim().Length == 0)
        {
            yield return new("name", "Enter a name.");
        }

        if (!EndpointSlug.TryParse(Slug, out var slug))
        {
            yield return new("slug", $"Use {EndpointSlug.Rule}.");
            yield break;
        }

        if (Directory.Find(slug) is { } other)
        {
            yield return new("slug", $"'{slug}' is taken by {other.Name}. Choose another address.");
        }

        var endpoint = Build(slug);
        foreach (var fault in EndpointRules.Check(endpoint).Concat(SignatureRules.Check(endpoint.Signature)))
        {
            yield return fault;
        }
    }

    private WebhookEndpoint Build(EndpointSlug slug) => new()
    {
        Slug = slug,
        Name = _entry.Name.Trim(),
        CreatedAt = Clock.GetUtcNow(),
        Signature = new SignatureSettings
        {
            Scheme = _entry.Scheme,
            Secrets = _entry.Scheme != SignatureScheme.None && _entry.Secret.Trim() is { Length: > 0 } secret ? [secret] : [],
        },
    };

    private async Task CreateAsync()
    {
        var endpoint = await _rules.PassesAsync() ? Build(EndpointSlug.Parse(Slug)) : null;
        var isCreated = false;
        if (endpoint is not null
            && !await Database.TryAsync("create the endpoint", async () => isCreated = await Directory.CreateAsync(endpoint, CancellationToken.None)))
        {
            return;
        }

        if (endpoint is null || !isCreated)
        {
            await _rules.ValidateAsync(); // Someone else may have been faster.
            await _draft!.FocusFaultAsync();
            return;
        }

        await _draft!.ForgetAsync();
        if (endpoint.Signature.Scheme == SignatureScheme.None)
        {
            Navigation.NavigateTo($"endpoints/{endpoint.Slug}");
        }
        else
        {
            _created = endpoint;
        }
    }
}
