using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>The outbox as its sender sees it: what is due, and what came of it.</summary>
internal sealed class OutboxQueue(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>How long a mail waits after so many attempts: 2 s, 4 s, 8 s… up to ten minutes.</summary>
    public static TimeSpan WaitAfter(int attempts) =>
        attempts > 9 ? LongestWait : FirstWait * Math.Pow(2, attempts - 1) is var wait && wait < LongestWait ? wait : LongestWait;

    /// <summary>The oldest mails whose time has come; one that was never tried is due at once.</summary>
    public async Task<IReadOnlyList<MailRow>> TakeDueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Mails.AsNoTracking()
            .Where(row => row.State == MailState.Queued && (row.NextAttemptAt == null || row.NextAttemptAt <= now))
            .OrderBy(row => row.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <returns>Null when none waits.</returns>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Mails
            .Where(row => row.State == MailState.Queued && row.NextAttemptAt != null)
            .OrderBy(row => row.NextAttemptAt)
            .Select(row => row.NextAttemptAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task NoteAsync(long id, Delivery delivery, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Mails.FindAsync([id], cancellationToken) is not { } mail)
        {
            return;
        }

        var now = clock.GetUtcNow();
        mail.Attempts++;
        mail.NextAttemptAt = null;
        switch (delivery)
        {
            case Delivery.Taken:
                (mail.State, mail.SentAt, mail.LastFault) = (MailState.Sent, now, null);
                break;
            case Delivery.Refused refused:
                (mail.State, mail.LastFault) = (MailState.Failed, refused.Reason);
                break;
            case Delivery.Later later:
                (mail.LastFault, mail.NextAttemptAt) = (later.Reason, now + WaitAfter(mail.Attempts));
                break;
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
