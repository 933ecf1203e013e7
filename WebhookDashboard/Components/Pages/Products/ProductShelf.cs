using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>
/// The last catalogue that was fetched by anyone: names and prices for pages that open later, and the tag with which to
/// ask only for what is new. In memory; stocks are in the stock book.
/// </summary>
internal sealed class ProductShelf
{
    private volatile State _state = new([], null, null);

    /// <summary>In the shop's order, each id once.</summary>
    public IReadOnlyList<ShopProduct> Products => _state.Products;

    /// <summary>The call that brought it; null while nothing was fetched.</summary>
    public Exchange? Exchange => _state.Exchange;

    public string? Tag => _state.Tag;

    public ShopProduct? Find(string id) => Products.FirstOrDefault(product => product.Id == id);

    public void Put(IEnumerable<ShopProduct> products, Exchange exchange) =>
        _state = new State([.. products.DistinctBy(product => product.Id)], exchange, exchange.ResponseHeader("ETag"));

    /// <summary>Takes in one product that was fetched by itself.</summary>
    public void Put(ShopProduct product)
    {
        var state = _state;
        if (state.Products.Any(one => one.Id == product.Id))
        {
            _state = state with { Products = [.. state.Products.Select(one => one.Id == product.Id ? product : one)] };
        }
    }

    private sealed record State(IReadOnlyList<ShopProduct> Products, Exchange? Exchange, string? Tag);
}
