namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>An order as webhooks told it.</summary>
/// <param name="OrderId">As its webhooks name it.</param>
/// <param name="Status">The furthest status; null while no more is known than that a payment was begun or failed.</param>
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
    DateTimeOffset ChangedAt);
