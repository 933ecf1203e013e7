using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>
/// The last catalogue that anyone fetched: names and prices for pages that open later, and the tag to ask only for changes.
/// In memory, and restored from the log of exchanges after a start; the stocks are in the stock book.
/// </summary>
internal sealed class CatalogueCache(KeptCatalogue kept)
{
    private static readonly State Empty = new([], null, null);

    private volatile State _state = Empty;
    private volatile bool _isRestored;

    /// <summary>In the shop's order, each id once.</summary>
    public IReadOnlyList<ShopProduct> Products => _state.Products;

    /// <summary>The call that fetched it; null if nothing was fetched.</summary>
    public Exchange? Exchange => _state.Exchange;

    public string? Tag => _state.Tag;

    public ShopProduct? Find(string id) => Products.FirstOrDefault(product => product.Id == id);

    /// <summary>Sets what was fetched before the start, unless something was fetched since.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (_isRestored)
        {
            return;
        }

        if (await kept.ReadAsync(cancellationToken) is { Value: { } products } answer)
        {
            Interlocked.CompareExchange(ref _state, StateOf(products, answer.Exchange), Empty);
        }

        _isRestored = true;
    }

    public void Put(IEnumerable<ShopProduct> products, Exchange exchange) => _state = StateOf(products, exchange);

    /// <summary>Adds one product that was fetched by itself.</summary>
    public void Put(ShopProduct product)
    {
        var state = _state;
        if (state.Products.Any(one => one.Id == product.Id))
        {
            _state = state with { Products = [.. state.Products.Select(one => one.Id == product.Id ? product : one)] };
        }
    }

    private static State StateOf(IEnumerable<ShopProduct> products, Exchange exchange) =>
        new([.. products.DistinctBy(product => product.Id)], exchange, exchange.ResponseHeader("ETag"));

    private sealed record State(IReadOnlyList<ShopProduct> Products, Exchange? Exchange, string? Tag);
}
