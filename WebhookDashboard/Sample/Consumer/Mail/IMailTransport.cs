using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>Hands mails to a server.</summary>
internal interface IMailTransport
{
    /// <summary>Gives what came of each mail as soon as it is known, in the order of the mails. Never throws for a fault of the server.</summary>
    IAsyncEnumerable<Delivery> SendAsync(IReadOnlyList<MailRow> mails, CancellationToken cancellationToken);
}
