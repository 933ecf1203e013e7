using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>What one webhook said about an order.</summary>
/// <param name="EventId">The webhook.</param>
/// <param name="Said">The status; for a payment with the prefix <c>payment</c>.</param>
/// <param name="Applied">False for a late or repeated webhook.</param>
/// <param name="At">When it was received.</param>
public sealed record OrderChange(EventId EventId, string Said, bool Applied, DateTimeOffset At);
