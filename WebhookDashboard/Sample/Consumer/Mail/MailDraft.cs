using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>A mail to be sent.</summary>
/// <param name="Key">The reason for the mail; the same key never causes a second mail.</param>
/// <param name="To">A validated address; empty if there is none.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Fault">Why it can't be sent, in one sentence; null if it can.</param>
internal sealed record MailDraft(string Key, string To, string Subject, string Text, string? Fault = null)
{
    private const string Scheme = "mailto:";

    /// <param name="reason">The event that it answers.</param>
    public NewDelivery For(EventSummary reason) =>
        new(MailDestination.Name, new MailMessage(To, Subject, Text).ToPayload(), reason.ReceivedAt)
        {
            MessageId = Key,
            EventId = reason.Id,
            Endpoint = reason.Endpoint,
            Url = To.Length > 0 ? Scheme + To : "",
            Fault = Fault,
        };
}
