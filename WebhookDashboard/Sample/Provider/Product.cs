using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider;

internal sealed record Product(int Id, string Name, decimal Price, string Currency, int Stock)
{
    public static Product Of(StoreProductRow row) =>
        new(row.Id, row.Name, Money.Of(row.PriceCents), row.Currency, row.Stock);
}
