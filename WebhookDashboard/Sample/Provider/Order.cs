using System.Globalization;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider;

/// <param name="Id">A text, since the shop's order numbers are nothing to reckon with.</param>
/// <param name="UserId">Who ordered.</param>
/// <param name="ProductId">What.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Amount">The price of all of them.</param>
/// <param name="Status">One of <see cref="OrderStatus"/>.</param>
/// <param name="PlacedAt">When it was made.</param>
internal sealed record Order(
    string Id, int UserId, int ProductId, int Quantity, decimal Amount, string Status, DateTimeOffset PlacedAt)
{
    public static Order Of(StoreOrderRow row) => new(
        row.Id.ToString(CultureInfo.InvariantCulture), row.UserId, row.ProductId, row.Quantity, Money.Of(row.AmountCents),
        row.Status, row.PlacedAt);
}
