using System.Globalization;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider;

/// <param name="Id">Text, since nobody calculates with order numbers.</param>
/// <param name="UserId">The customer.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Amount">The total price.</param>
/// <param name="Status">One of <see cref="OrderStatus"/>.</param>
/// <param name="PlacedAt">When it was placed.</param>
internal sealed record Order(
    string Id, int UserId, int ProductId, int Quantity, decimal Amount, string Status, DateTimeOffset PlacedAt)
{
    public static Order Of(StoreOrderRow row) => new(
        row.Id.ToString(CultureInfo.InvariantCulture), row.UserId, row.ProductId, row.Quantity, Money.Of(row.AmountCents),
        row.Status, row.PlacedAt);
}
