using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Lists all endpoints with what they stored and refused; creates and deletes them.</summary>
public sealed partial class EndpointsPage
{
    private const string ByName = "By name";

    /// <summary>What the list can be sorted by, the largest first; equal ones by name.</summary>
    private static readonly Dictionary<string, Func<EndpointFigures?, long>> Orders = new()
    {
        [ByName] = _ => 0,
        ["Most stored"] = figures => figures?.Events ?? 0,
        ["Last received"] = figures => figures?.LastReceivedAt?.UtcTicks ?? 0,
        ["Most rejected"] = figures => figures?.Refusals.Sum(refused => refused.Count) ?? 0,
    };

    /// <summary>In the address, so that a reload shows the form and its draft again.</summary>
    [SupplyParameterFromQuery]
    public string? New { get; set; }

    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    private string _search = "";

    /// <summary>The text that the search field begins with. Following each key, it would lose some on a slow connection.</summary>
    private string _given = "";
    private string _order = ByName;
    private TextInput _field = null!;

    /// <summary>In an order that stays while figures change: no row moves under the pointer.</summary>
    private List<WebhookEndpoint> _shown = [];

    /// <summary>An endpoint whose deletion can still be undone is hidden meanwhile.</summary>
    private IEnumerable<WebhookEndpoint> All => Directory.All.Where(endpoint => !Deletions.Holds(endpoint.Slug));

    private bool IsCreating => New is not null;

    private int Count => All.Count();

    private bool AreAnyRefused => Statistics.Latest?.Endpoints.Any(one => one.Refusals.Count > 0) == true;

    private IReadOnlyList<RefusalFigure>? Unreached => Statistics.Latest?.Refusals.Select(refused => RefusalFigure.Of(refused, isAtEndpoint: false)).ToList();

    protected override async Task OnInitializedAsync()
    {
        _search = _given = Search ?? "";
        _order = Sort is { } sort && Orders.ContainsKey(sort) ? sort : ByName;
        Arrange();
        Watch(Directory.Changed.Subscribe, () => Update(Arrange));
        Watch(Deletions.Changed.Subscribe, () => Update(Arrange));
        Watch(Statistics.Subscribe);
        await Statistics.CurrentAsync(CancellationToken.None);
        Arrange();
    }

    private void Arrange()
    {
        var matching = All.Where(endpoint =>
            endpoint.Name.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase)
            || UrlOf(endpoint).Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase));
        _shown = [.. matching
            .OrderByDescending(endpoint => Orders[_order](FiguresOf(endpoint.Slug)))
            .ThenBy(endpoint => endpoint.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private void SearchFor(string? text)
    {
        _search = text ?? "";
        ArrangeAndTell();
    }

    /// <summary>The field has a text of its own. It gets the focus, since the button is gone.</summary>
    private async Task ClearSearchAsync()
    {
        SearchFor("");
        await _field.SetTextAsync("");
        await _field.FocusAsync();
    }

    private void SortBy(string? order)
    {
        _order = order ?? ByName;
        ArrangeAndTell();
    }

    private void ArrangeAndTell()
    {
        Arrange();
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["search"] = _search.Length > 0 ? _search : null,
                ["sort"] = _order == ByName ? null : _order,
            }),
            replace: true);
    }

    private string UrlOf(WebhookEndpoint endpoint) => Address.UrlOf(endpoint.Slug, Navigation.BaseUri);

    private EndpointFigures? FiguresOf(EndpointSlug slug) => EndpointFigures.Of(Statistics.Latest, slug);
}
