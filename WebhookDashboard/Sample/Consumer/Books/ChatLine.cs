using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A line of a chat room's transcript.</summary>
public sealed record ChatLine(long Number, string From, string Text, DateTimeOffset At, EventId EventId);
