namespace WebhookDashboard.Sample.Provider;

/// <summary>What an order, and what a payment, can be, as the shop spells it.</summary>
internal static class OrderStatus
{
    public const string Created = "created";
    public const string Paid = "paid";
    public const string Completed = "completed";

    /// <summary>To which an order can be set. It becomes paid by a payment alone.</summary>
    public static readonly IReadOnlyList<string> Settable =
        [Created, "processing", "shipped", "delivered", "cancelled", "refunded"];

    public static readonly IReadOnlyList<string> OfPayments = ["pending", Completed, "failed", "refunded"];
}
