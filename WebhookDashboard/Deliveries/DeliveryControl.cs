using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>Sends a delivery again or cancels it, when a person asks for it.</summary>
internal sealed class DeliveryControl(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, LaneSignals signals, TimeProvider time)
{
    /// <summary>Tries a delivery again now. One that was given up or cancelled gets as many attempts as a new one.</summary>
    /// <returns>False if there is no such delivery or it was delivered.</returns>
    public async Task<bool> ResendAsync(long id, CancellationToken cancellationToken)
    {
        var destination = await ChangeAsync(id, RequeueAsync, cancellationToken);
        if (destination is not null)
        {
            signals.TryNow(destination);
        }

        return destination is not null;
    }

    /// <summary>Removes a delivery from the queue. An attempt in progress can't be stopped, and counts if it succeeds.</summary>
    /// <returns>False if there is no such delivery or it is not queued.</returns>
    public async Task<bool> CancelAsync(long id, CancellationToken cancellationToken)
    {
        var destination = await ChangeAsync(id, TakeOutAsync, cancellationToken);
        if (destination is not null)
        {
            signals.Change(destination); // The next with its key may be due.
        }

        return destination is not null;
    }

    /// <returns>The name of its destination; null if nothing changed.</returns>
    private async Task<string?> ChangeAsync(
        long id, Func<DashboardContext, DeliveryRow, CancellationToken, Task<bool>> change, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Deliveries.FindAsync([id], cancellationToken) is not { } row || !await change(context, row, cancellationToken))
        {
            return null;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.Destination;
    }

    private async Task<bool> RequeueAsync(DashboardContext context, DeliveryRow row, CancellationToken cancellationToken)
    {
        if (row.State == DeliveryState.Delivered)
        {
            return false;
        }

        var isBehind = row.OrderingKey is { } key
            && await context.QueuedOf(row.Destination, key).AnyAsync(other => other.Id != row.Id && other.NextAttemptAt != null, cancellationToken);
        if (row.State != DeliveryState.Queued)
        {
            (row.State, row.FinishedAt, row.EarlierAttempts) = (DeliveryState.Queued, null, row.AttemptCount);
        }

        row.NextAttemptAt = isBehind ? null : time.GetUtcNow();
        return true;
    }

    private async Task<bool> TakeOutAsync(DashboardContext context, DeliveryRow row, CancellationToken cancellationToken)
    {
        if (row.State != DeliveryState.Queued)
        {
            return false;
        }

        var now = time.GetUtcNow();
        (row.State, row.NextAttemptAt, row.FinishedAt) = (DeliveryState.Cancelled, null, now);
        await context.SaveChangesAsync(cancellationToken);
        if (row.OrderingKey is { } key)
        {
            await using var statements = new QueueStatements(context);
            await statements.StartNextAsync(row.Destination, key, now, cancellationToken);
        }

        return true;
    }
}
