namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>The states of an order, and which of them is further on: by that a late message is known.</summary>
internal static class OrderProgress
{
    /// <summary>Characters of a status, of an order or of a payment.</summary>
    public const int MaxLength = 40;

    public const string Paid = "paid";

    private static readonly string[] InOrder =
        ["created", Paid, "processing", "shipped", "delivered", "cancelled", "refunded"];

    /// <summary>For a sentence.</summary>
    public static string All { get; } = string.Join(", ", InOrder);

    /// <summary>The status as it is kept; null for one that no order has.</summary>
    public static string? Known(string said)
    {
        var status = said.ToLowerInvariant();
        status = status == "canceled" ? "cancelled" : status;
        return InOrder.Contains(status) ? status : null;
    }

    /// <summary>Grows as an order goes on; -1 before its first status.</summary>
    public static int Rank(string? status) => Array.IndexOf(InOrder, status);

    /// <summary>The one of both that is further on.</summary>
    public static string Further(string? one, string other) => one is not null && Rank(one) > Rank(other) ? one : other;
}
