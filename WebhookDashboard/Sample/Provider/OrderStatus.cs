namespace WebhookDashboard.Sample.Provider;

/// <summary>The statuses of orders and payments, as the shop spells them.</summary>
internal static class OrderStatus
{
    public const string Created = "created";
    public const string Paid = "paid";
    public const string Completed = "completed";

    /// <summary>The statuses that a caller can set. Only a payment can mark an order as paid.</summary>
    public static readonly IReadOnlyList<string> Settable =
        [Created, "processing", "shipped", "delivered", "cancelled", "refunded"];

    public static readonly IReadOnlyList<string> OfPayments = ["pending", Completed, "failed", "refunded"];
}
