using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer;

internal sealed class WaitingList(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ConsumerChanges changes, TimeProvider clock) : IWaitingList
{
    public async Task<IReadOnlyList<WaitingCustomer>> ReadAsync(string? productId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.WaitingCustomers.AsNoTracking()
            .Where(row => productId == null || row.ProductId == productId)
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Id).Select(row => new WaitingCustomer(row.ProductId, row.Email, row.Since))];
    }

    public async Task<WaitOutcome> AddAsync(string productId, string email, CancellationToken cancellationToken)
    {
        var address = Plain(email);
        if (!EmailAddress.IsPlausible(address))
        {
            return WaitOutcome.NoAddress;
        }

        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.WaitingCustomers.AnyAsync(row => row.ProductId == productId && row.Email == address, cancellationToken))
            {
                return WaitOutcome.AlreadyWaits;
            }

            if (await context.WaitingCustomers.CountAsync(row => row.ProductId == productId, cancellationToken) >= IWaitingList.MostForAProduct)
            {
                return WaitOutcome.Full;
            }

            context.Add(new WaitingCustomerRow { ProductId = productId, Email = address, Since = clock.GetUtcNow() });
            await context.SaveChangesAsync(cancellationToken);
        }

        changes.Tell(ConsumerParts.Waiting);
        return WaitOutcome.Added;
    }

    public async Task<bool> RemoveAsync(string productId, string email, CancellationToken cancellationToken)
    {
        var address = Plain(email);
        int removed;
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            removed = await context.WaitingCustomers
                .Where(row => row.ProductId == productId && row.Email == address)
                .ExecuteDeleteAsync(cancellationToken);
        }

        if (removed > 0)
        {
            changes.Tell(ConsumerParts.Waiting);
        }

        return removed > 0;
    }

    /// <summary>Stores addresses in lower case: nobody means two mailboxes by two spellings of one address.</summary>
    private static string Plain(string email) => email.Trim().ToLowerInvariant();
}
