using WebhookDashboard.Domain;

namespace WebhookDashboard.Shop.Consumer.Books;

/// <summary>An event that could not be used, and why.</summary>
public sealed record SetAsideEntry(EventId EventId, EndpointSlug Endpoint, string Reason, DateTimeOffset At);
