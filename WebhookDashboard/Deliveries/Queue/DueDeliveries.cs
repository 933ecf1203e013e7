using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Reads the deliveries to attempt next. It reads only what it returns, however long the queue is.</summary>
internal sealed class DueDeliveries(IDbContextFactory<DashboardContext> contexts)
{
    /// <summary>Reads a destination's next deliveries by due time, without those that wait for an earlier one with the same key.</summary>
    public async Task<IReadOnlyList<DueDelivery>> NextAsync(string destination, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Next(context, destination, limit).ToListAsync(cancellationToken);
    }

    /// <summary>Reads the whole deliveries with these ids that are still due.</summary>
    public async Task<IReadOnlyList<Delivery>> ReadAsync(
        IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Deliveries.Where(row => ids.Contains(row.Id) && row.NextAttemptAt != null && row.NextAttemptAt <= now);
        return await DeliveryQueries.Whole(context, due)
            .OrderBy(delivery => delivery.NextAttemptAt).ThenBy(delivery => delivery.Id)
            .ToListAsync(cancellationToken);
    }

    internal static IQueryable<DueDelivery> Next(DashboardContext context, string destination, int limit) => context.Deliveries
        .Where(row => row.Destination == destination && row.NextAttemptAt != null)
        .Join(
            context.DeliveryPayloads,
            row => row.Id,
            payload => payload.DeliveryId,
            (row, payload) => new { row.Id, row.NextAttemptAt, payload.Bytes.Length })
        .OrderBy(one => one.NextAttemptAt).ThenBy(one => one.Id)
        .Take(limit)
        .Select(one => new DueDelivery(one.Id, one.NextAttemptAt!.Value, one.Length));
}
