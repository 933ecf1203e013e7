namespace WebhookDashboard.Domain;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    Queued,
    Sent,
    Failed,
}
