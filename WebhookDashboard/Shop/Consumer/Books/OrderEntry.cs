namespace WebhookDashboard.Shop.Consumer.Books;

/// <summary>An order as webhooks told it.</summary>
/// <param name="OrderId">As its webhooks name it.</param>
/// <param name="Status">The furthest status; null while only a payment is known.</param>
/// <param name="PaymentStatus">The last word on its payment; null before the first.</param>
/// <param name="PaidAt">When it was paid; null while it is not.</param>
/// <param name="Amount">Of the payment.</param>
/// <param name="CustomerEmail">Of the payment.</param>
/// <param name="ChangedAt">When a webhook last changed it.</param>
public sealed record OrderEntry(
    string OrderId,
    string? Status,
    string? PaymentStatus,
    DateTimeOffset? PaidAt,
    decimal? Amount,
    string? CustomerEmail,
    DateTimeOffset ChangedAt)
{
    /// <summary>For people: an order of which no more is known than that it is paid reads so.</summary>
    public string Standing => Status ?? (PaidAt is not null ? "paid" : "unknown");
}
