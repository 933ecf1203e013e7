using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>An event that could not be used, and why.</summary>
public sealed record SetAsideEntry(EventId EventId, EndpointSlug Endpoint, string Reason, DateTimeOffset At);
