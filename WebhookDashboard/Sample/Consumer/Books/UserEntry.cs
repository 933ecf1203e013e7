namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A user whom a webhook introduced.</summary>
public sealed record UserEntry(string UserId, string Email, DateTimeOffset RegisteredAt);
