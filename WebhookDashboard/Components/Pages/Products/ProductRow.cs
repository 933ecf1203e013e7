using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>A product with both stocks.</summary>
/// <param name="Id">The shop's id.</param>
/// <param name="Product">The product in the API; null if only webhooks named it.</param>
/// <param name="Pulled">The last pulled stock.</param>
/// <param name="Pushed">The last pushed stock.</param>
public sealed record ProductRow(string Id, ShopProduct? Product, StockObservation? Pulled, StockObservation? Pushed)
{
    /// <summary>Whether the fetched catalogue does not contain it.</summary>
    public bool IsUnlisted { get; init; }

    public string Name => VisibleText.Of(string.IsNullOrWhiteSpace(Product?.Name) ? $"Product {Id}" : Product.Name);

    public Agreement Agreement => (Pulled, Pushed) switch
    {
        (null, null) => Agreement.Nothing,
        (_, null) => Agreement.NoPush,
        (null, _) => IsUnlisted ? Agreement.NotListed : Agreement.NoPull,
        _ when Pulled.Quantity == Pushed.Quantity => Agreement.Agree,
        _ => Pushed.At >= Pulled.At ? Agreement.PushNewer : Agreement.PullNewer,
    };

    /// <summary>The newest stock of the two.</summary>
    public long? Newest => Agreement switch
    {
        Agreement.Nothing => null,
        Agreement.NoPush or Agreement.PullNewer => Pulled!.Quantity,
        _ => Pushed!.Quantity,
    };

    public bool Matches(string search) =>
        search.Length == 0
        || Name.Contains(search, StringComparison.OrdinalIgnoreCase)
        || Id.Contains(search, StringComparison.OrdinalIgnoreCase);
}
