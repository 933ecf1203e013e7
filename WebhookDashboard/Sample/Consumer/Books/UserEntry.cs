namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A user that the app knows from a webhook.</summary>
public sealed record UserEntry(string UserId, string Email, DateTimeOffset RegisteredAt);
