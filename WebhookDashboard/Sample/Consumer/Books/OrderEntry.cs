namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>An order as the app knows it from webhooks.</summary>
/// <param name="OrderId">The id in its webhooks.</param>
/// <param name="Status">The most advanced status; null while the app only knows that a payment was started or
/// failed.</param>
/// <param name="PaymentStatus">The last status of its payment; null before the first.</param>
/// <param name="PaidAt">When it was paid; null if it is not.</param>
/// <param name="Amount">The amount of the payment.</param>
/// <param name="CustomerEmail">The e-mail address in the payment.</param>
/// <param name="ChangedAt">When a webhook last changed it.</param>
public sealed record OrderEntry(
    string OrderId,
    string? Status,
    string? PaymentStatus,
    DateTimeOffset? PaidAt,
    decimal? Amount,
    string? CustomerEmail,
    DateTimeOffset ChangedAt);
