namespace WebhookDashboard.Sample.Provider;

/// <summary>The result of placing an order.</summary>
internal abstract record PlacedOrder
{
    private PlacedOrder()
    {
    }

    public sealed record Taken(Order Order) : PlacedOrder;

    public sealed record NoUser : PlacedOrder;

    public sealed record NoProduct : PlacedOrder;

    public sealed record TooFew(int Left) : PlacedOrder;
}
