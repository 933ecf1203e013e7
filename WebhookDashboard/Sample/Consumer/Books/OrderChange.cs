using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>What one webhook said of an order.</summary>
/// <param name="EventId">The webhook.</param>
/// <param name="Said">The status; of a payment with <c>payment</c> before it.</param>
/// <param name="Applied">False for what came late or again.</param>
/// <param name="At">When it was received.</param>
public sealed record OrderChange(EventId EventId, string Said, bool Applied, DateTimeOffset At);
