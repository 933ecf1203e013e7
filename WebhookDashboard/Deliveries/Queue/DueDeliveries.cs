using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Reads what is to be tried next. However long the queue is, it reads no more than it returns.</summary>
internal sealed class DueDeliveries(IDbContextFactory<DashboardContext> contexts)
{
    /// <summary>Those of a destination that may be tried, the earliest first. Those that wait for an earlier one with their key are not among them.</summary>
    public async Task<IReadOnlyList<DueDelivery>> NextAsync(string destination, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Next(context, destination, limit).ToListAsync(cancellationToken);
    }

    /// <summary>Those of these that are still due, whole.</summary>
    public async Task<IReadOnlyList<Delivery>> ReadAsync(
        IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await DeliveryReader.WithPayloads(context)
            .Where(row => ids.Contains(row.Id) && row.NextAttemptAt != null && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Delivery.Of)];
    }

    internal static IQueryable<DueDelivery> Next(DashboardContext context, string destination, int limit) => context.Deliveries
        .Where(row => row.Destination == destination && row.NextAttemptAt != null)
        .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id)
        .Take(limit)
        .Select(row => new DueDelivery(row.Id, row.NextAttemptAt!.Value, row.Payload!.Bytes.Length));
}
