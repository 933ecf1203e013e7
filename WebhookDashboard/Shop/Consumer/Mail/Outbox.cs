using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Shop;
using WebhookDashboard.Domain;
using WebhookDashboard.Shop.Consumer.Reading;

namespace WebhookDashboard.Shop.Consumer.Mail;

/// <summary>
/// Puts mails into the outbox, as rows of the transaction that has the reason for them. Sending is another matter, and
/// comes later.
/// </summary>
internal sealed class Outbox(DashboardContext context)
{
    /// <summary>Adds a mail, unless one was decided on for the same reason before.</summary>
    public async Task AddAsync(Letter letter, ShopEvent reason, CancellationToken cancellationToken)
    {
        if (await context.Mails.AnyAsync(row => row.Key == letter.Key, cancellationToken))
        {
            return;
        }

        context.Add(new MailRow
        {
            Key = letter.Key,
            To = letter.To,
            Subject = letter.Subject,
            Text = letter.Text,
            State = MailState.Queued,
            CreatedAt = reason.At,
            EventId = reason.Id,
        });
    }
}
