using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>A product with both stocks.</summary>
/// <param name="Id">As the shop has it.</param>
/// <param name="Product">What the API told; null when only webhooks named it.</param>
/// <param name="Pulled">The last stock that was asked for.</param>
/// <param name="Pushed">The last stock that was told.</param>
public sealed record ProductRow(string Id, ShopProduct? Product, StockObservation? Pulled, StockObservation? Pushed)
{
    /// <summary>Whether the catalogue was fetched and does not have it.</summary>
    public bool IsUnlisted { get; init; }

    public string Name => string.IsNullOrWhiteSpace(Product?.Name) ? $"Product {Id}" : Product.Name;

    public Agreement Agreement => (Pulled, Pushed) switch
    {
        (null, null) => Agreement.Nothing,
        (_, null) => Agreement.NoPush,
        (null, _) => IsUnlisted ? Agreement.NotListed : Agreement.NoPull,
        _ when Pulled.Quantity == Pushed.Quantity => Agreement.Agree,
        _ => Pushed.At >= Pulled.At ? Agreement.PushNewer : Agreement.PullNewer,
    };

    /// <summary>The latest word on the stock.</summary>
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
