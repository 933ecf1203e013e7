using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>Enqueues mails in the transaction that causes them.</summary>
internal sealed class Outbox(DashboardContext context)
{
    /// <summary>
    /// Adds a mail unless the same reason has caused one before. A mail without an address is replaced when the address
    /// becomes known.
    /// </summary>
    public async Task AddAsync(MailDraft draft, ShopEvent reason, CancellationToken cancellationToken)
    {
        if (draft.To.Length > 0)
        {
            await context.Deliveries
                .Where(row => row.Destination == MailDestination.Name && row.MessageId == draft.Key && row.Url == "")
                .ExecuteDeleteAsync(cancellationToken);
        }

        await context.EnqueueAsync(draft.For(reason.Summary), cancellationToken);
    }
}
