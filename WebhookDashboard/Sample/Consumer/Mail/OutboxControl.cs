using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Mail;

internal sealed class OutboxControl(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ConsumerChanges changes, IOptions<SmtpOptions> options) : IOutbox
{
    public string? Server => options.Value.Host is { } host ? $"{host}:{options.Value.Port}" : null;

    public async Task<bool> RetryAsync(long number, CancellationToken cancellationToken)
    {
        int found;
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            found = await context.Mails
                .Where(row => row.Id == number && row.State != MailState.Sent && row.To != "")
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, MailState.Queued).SetProperty(row => row.NextAttemptAt, (DateTimeOffset?)null),
                    cancellationToken);
        }

        changes.Tell();
        return found > 0;
    }
}
