using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Sample.Provider;

/// <summary>
/// Changes the shop's books. A change and the webhooks that tell of it are one transaction: neither is ever without the
/// other, whenever the process ends.
/// </summary>
internal sealed class StoreWriter(IDbContextFactory<DashboardContext> contexts, IWriteGate gate)
{
    /// <param name="change">What it adds or alters is saved when it returns; it may save before, to learn an id.</param>
    /// <param name="cancellationToken">Ends the change as if it had not begun.</param>
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
