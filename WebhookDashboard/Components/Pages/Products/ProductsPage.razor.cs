using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>The catalogue from the API, its exchange, and the stocks from webhooks beside it.</summary>
public sealed partial class ProductsPage
{
    /// <summary>Searches that the address does not contain yet.</summary>
    private readonly HashSet<string> _told = [];

    private ProductSession? _session;
    private ProductRow? _open;

    /// <summary>The text of the search field. The address follows it, one round trip to the browser later.</summary>
    private string _typed = "";
    private string _known = "";

    /// <summary>The text that the field is given, unlike what is typed there: following each key, it would lose some on a slow connection.</summary>
    private string _shown = "";

    /// <summary>How often the address replaced the text. The field keeps what was typed, and is then made anew.</summary>
    private int _replaced;

    /// <summary>The product whose details are open.</summary>
    [SupplyParameterFromQuery(Name = "product")]
    private string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    /// <summary>The open product; as it was last, if neither way mentions it any more.</summary>
    private ProductRow? OpenRow => _open = _session!.Find(Product) ?? (_open?.Id == Product ? _open : null);

    private IReadOnlyList<ProductRow> Shown => _typed.Length > 0
        ? [.. _session!.Rows.Where(row => row.Matches(_typed.Trim()))]
        : _session!.Rows;

    private string Counts
    {
        get
        {
            var rows = _session!.Rows;
            var parts = rows.Select(row => row.Agreement).Where(agreement => agreement != Agreement.Nothing).Order()
                .GroupBy(agreement => agreement is Agreement.PushNewer or Agreement.PullNewer ? "differ" : AgreementMark.WordFor(agreement))
                .Select(part => $"{Format.Count(part.Count())} {part.Key}");
            return rows.Count == 0 ? "" : $"{Format.Count(rows.Count, "product")}: {string.Join(", ", parts)}";
        }
    }

    protected override void OnInitialized()
    {
        _session = Own(new ProductSession(Shop, Book, Changes, Catalogue, Clock));
        if (RendererInfo.IsInteractive)
        {
            _session.Follow(StateHasChanged, DispatchExceptionAsync);
        }
    }

    protected override void OnParametersSet()
    {
        var search = Search ?? "";
        if (search == _known)
        {
            return;
        }

        // The address lags behind the field, and must not undo what was typed since.
        _known = search;
        if (!_told.Remove(search))
        {
            _typed = _shown = search;
            _replaced++;
        }

        if (search == _typed)
        {
            _told.Clear();
        }
    }

    private string HrefOf(string? product) => HrefTo(product, _typed);

    private string HrefTo(string? product, string? search) => Navigation.GetUriWithQueryParameters(
        "products", new Dictionary<string, object?> { ["product"] = product, ["search"] = search is { Length: > 0 } ? search : null });

    private void Type(ChangeEventArgs e)
    {
        _typed = (string?)e.Value ?? "";
        _told.Add(_typed);
        Navigation.NavigateTo(HrefTo(Product, _typed), new NavigationOptions { ReplaceHistoryEntry = true });
    }
}
