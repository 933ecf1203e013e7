namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A mail with its text.</summary>
public sealed record MailRecord(MailEntry Entry, string Text);
