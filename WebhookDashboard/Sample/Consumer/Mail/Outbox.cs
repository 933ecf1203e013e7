using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>
/// Puts mails into the outbox, as rows of the transaction that has the reason for them. Sending is another matter, and
/// comes later.
/// </summary>
internal sealed class Outbox(DashboardContext context)
{
    /// <summary>
    /// Adds a mail, unless one was decided on for the same reason before. One that had nobody to go to gets its address
    /// when that becomes known.
    /// </summary>
    public async Task AddAsync(Letter letter, ShopEvent reason, CancellationToken cancellationToken)
    {
        var mail = await context.Mails.SingleOrDefaultAsync(row => row.Key == letter.Key, cancellationToken);
        if (mail is { To: not "" } || (mail is not null && letter.To == ""))
        {
            return;
        }

        if (mail is null)
        {
            context.Add(mail = new MailRow { Key = letter.Key });
        }

        mail.To = letter.To;
        mail.Subject = letter.Subject;
        mail.Text = letter.Text;
        mail.State = letter.Fault is null ? MailState.Queued : MailState.Failed;
        mail.LastFault = letter.Fault;
        mail.CreatedAt = reason.At;
        mail.EventId = reason.Id;
    }
}
