namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>The statuses of an order and their sequence, by which a late message is recognised.</summary>
internal static class OrderProgress
{
    /// <summary>The maximum length of a status, of an order or of a payment.</summary>
    public const int MaxLength = 40;

    public const string Paid = "paid";

    private static readonly string[] InOrder =
        ["created", Paid, "processing", "shipped", "delivered", "cancelled", "refunded"];

    /// <summary>All statuses, for a sentence.</summary>
    public static string All { get; } = string.Join(", ", InOrder);

    /// <summary>Normalises a status; null for an unknown one.</summary>
    public static string? Known(string said)
    {
        var status = said.ToLowerInvariant();
        status = status == "canceled" ? "cancelled" : status;
        return InOrder.Contains(status) ? status : null;
    }

    /// <summary>The rank of a status: grows as an order advances; -1 before its first status.</summary>
    public static int Rank(string? status) => Array.IndexOf(InOrder, status);

    /// <summary>Returns the more advanced of two statuses.</summary>
    public static string Further(string? one, string other) => one is not null && Rank(one) > Rank(other) ? one : other;
}
