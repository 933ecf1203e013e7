using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A mail of the outbox, without its text.</summary>
/// <param name="Number">Its number.</param>
/// <param name="To">An address; empty if none is known.</param>
/// <param name="Subject">One line.</param>
/// <param name="State">The state of its delivery.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="LastFault">Why it was not sent, in one sentence.</param>
/// <param name="CreatedAt">When the webhook was received that it answers.</param>
/// <param name="NextAttemptAt">When it is tried again; null: at once, or never.</param>
/// <param name="SentAt">When the mail server accepted it.</param>
/// <param name="EventId">The webhook that it answers.</param>
public sealed record MailEntry(
    long Number,
    string To,
    string Subject,
    DeliveryState State,
    int Attempts,
    string? LastFault,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SentAt,
    EventId EventId);
