using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sample;

/// <summary>A mail, from the moment that it was decided on.</summary>
internal sealed class MailRow
{
    public long Id { get; set; }

    /// <summary>What it is for, unique: <c>paid:12345</c>. The same reason never makes a second mail.</summary>
    public string Key { get; set; } = "";

    /// <summary>Empty when the event named no address that fits; then it has failed, until a later one does.</summary>
    public string To { get; set; } = "";

    public string Subject { get; set; } = "";
    public string Text { get; set; } = "";
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public string? LastFault { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null when no mail server is set, or nothing is left to try.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The event that it answers.</summary>
    public EventId EventId { get; set; }
}
