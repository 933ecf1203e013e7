using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebhookDashboard.Data;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Wakes the lanes of the deliveries that a transaction enqueued, after its commit, so that no caller can forget to.</summary>
internal sealed class CommitWakeUp(LaneSignals lanes) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData);
        return Task.CompletedTask;
    }

    private void Wake(TransactionEndEventData eventData)
    {
        if (eventData.Context is not DashboardContext { HasEnqueued: true } context)
        {
            return;
        }

        foreach (var destination in context.EnqueuedFor)
        {
            lanes.Wake(destination);
        }

        context.EnqueuedFor.Clear();
    }
}
