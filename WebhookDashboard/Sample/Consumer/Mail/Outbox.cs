using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>Enqueues mails in the transaction that has the reason for them.</summary>
internal sealed class Outbox(DashboardContext context)
{
    /// <summary>
    /// Adds a mail, unless one was decided on for the same reason before. One that had nobody to go to is replaced when
    /// its address becomes known.
    /// </summary>
    public async Task AddAsync(MailDraft letter, ShopEvent reason, CancellationToken cancellationToken)
    {
        if (letter.To.Length > 0)
        {
            await context.Deliveries
                .Where(row => row.Destination == MailDestination.Name && row.MessageId == letter.Key && row.Url == "")
                .ExecuteDeleteAsync(cancellationToken);
        }

        await context.EnqueueAsync(letter.For(reason.Summary), cancellationToken);
    }
}
