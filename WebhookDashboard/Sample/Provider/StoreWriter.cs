using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Sample.Provider;

/// <summary>
/// Changes the shop's data. A change and its webhooks are one transaction: neither ever exists without the other, whenever
/// the process ends.
/// </summary>
internal sealed class StoreWriter(IDbContextFactory<DashboardContext> contexts, IWriteGate gate)
{
    /// <param name="change">Makes the change, which is saved when it returns. It may save before, to learn an id.</param>
    /// <param name="cancellationToken">Cancels the change as if it had never started.</param>
    public async Task<T> ChangeAsync<T>(Func<DashboardContext, Task<T>> change, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await change(context);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
