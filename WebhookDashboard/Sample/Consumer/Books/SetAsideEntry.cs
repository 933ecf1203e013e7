using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>An event that a reader set aside, and why.</summary>
public sealed record SetAsideEntry(EventId EventId, EndpointSlug Endpoint, string Reason, DateTimeOffset At);
