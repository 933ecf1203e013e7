using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>Reads deliveries and their attempts, to show them.</summary>
internal sealed class DeliveryQueries(IDbContextFactory<DashboardContext> contexts)
{
    private static readonly DeliveryState[] States = Enum.GetValues<DeliveryState>();

    /// <summary>Reads the newest deliveries to a destination, newest first.</summary>
    public async Task<IReadOnlyList<Delivery>> LatestAsync(string destination, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Delivery> latest = [];
        foreach (var state in States)
        {
            latest.AddRange(await Latest(context, destination, state, limit).ToListAsync(cancellationToken));
        }

        return [.. latest.OrderByDescending(delivery => delivery.Id).Take(limit)];
    }

    /// <summary>Counts the queued deliveries to a destination.</summary>
    /// <param name="destination">The name of the destination.</param>
    /// <param name="bound">The highest count.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<int> CountQueuedAsync(string destination, int bound, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Queued(context, destination, bound).CountAsync(cancellationToken);
    }

    public async Task<Delivery?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Whole(context, context.Deliveries.Where(row => row.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Reads the stored attempts of a delivery, oldest first.</summary>
    public async Task<IReadOnlyList<Attempt>> AttemptsAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Attempts(context, id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Attempt(
            row.Number, row.At, row.ElapsedMs, row.Status, row.Error, row.RequestHeaders, row.ResponseHeaders, row.ResponseBody))];
    }

    /// <summary>Selects one state at a time, since the index sorts by id only within a state.</summary>
    internal static IQueryable<Delivery> Latest(DashboardContext context, string destination, DeliveryState state, int limit) =>
        Whole(context, context.Deliveries.Where(row => row.Destination == destination && row.State == state))
            .OrderByDescending(delivery => delivery.Id)
            .Take(limit);

    internal static IQueryable<DeliveryRow> Queued(DashboardContext context, string destination, int bound) =>
        context.Deliveries.Where(row => row.Destination == destination && row.State == DeliveryState.Queued).OrderBy(row => row.Id).Take(bound);

    /// <summary>
    /// Joins deliveries with their payloads. Not by an <c>Include</c>: together with a limit, that is a subquery, whose rows
    /// SQLite would sort once more.
    /// </summary>
    internal static IQueryable<Delivery> Whole(DashboardContext context, IQueryable<DeliveryRow> rows) => rows.Join(
        context.DeliveryPayloads,
        row => row.Id,
        payload => payload.DeliveryId,
        (row, payload) => new Delivery
        {
            Id = row.Id,
            Destination = row.Destination,
            OrderingKey = row.OrderingKey,
            MessageId = row.MessageId,
            EventId = row.EventId,
            Endpoint = row.Endpoint,
            Url = row.Url,
            State = row.State,
            AttemptCount = row.AttemptCount,
            Status = row.Status,
            Error = row.Error,
            CreatedAt = row.CreatedAt,
            NextAttemptAt = row.NextAttemptAt,
            FinishedAt = row.FinishedAt,
            Payload = payload.Bytes,
        });

    internal static IQueryable<DeliveryAttemptRow> Attempts(DashboardContext context, long id) =>
        context.DeliveryAttempts.AsNoTracking().Where(row => row.DeliveryId == id).OrderBy(row => row.Number);
}
