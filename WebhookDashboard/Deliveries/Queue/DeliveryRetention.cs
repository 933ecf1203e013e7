using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Once a minute: deletes finished deliveries beyond <see cref="Destination.KeepFinished"/>, oldest first, in small steps.</summary>
internal sealed partial class DeliveryRetention(
    Destinations destinations,
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    TimeProvider time,
    ILogger<DeliveryRetention> logger) : BackgroundService
{
    private const int Step = 500;

    private static readonly DeliveryState[] Finished = [DeliveryState.Delivered, DeliveryState.GivenUp, DeliveryState.Cancelled];

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TrimAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, fault); // The next round tries again.
            }
        }
    }

    /// <summary>Deletes until nothing exceeds its limit.</summary>
    internal async Task TrimAsync(CancellationToken cancellationToken)
    {
        foreach (var destination in destinations.All)
        {
            foreach (var state in Finished)
            {
                while (await RemoveSomeAsync(destination, state, cancellationToken))
                {
                }
            }
        }
    }

    /// <summary>The newest delivery to delete; empty if nothing exceeds the limit.</summary>
    internal static IQueryable<long?> Boundary(DashboardContext context, string destination, DeliveryState state, int keep) =>
        context.Deliveries
            .Where(row => row.Destination == destination && row.State == state)
            .OrderByDescending(row => row.Id)
            .Select(row => (long?)row.Id)
            .Skip(keep)
            .Take(1);

    internal static IQueryable<DeliveryRow> Beyond(DashboardContext context, string destination, DeliveryState state, long boundary) =>
        context.Deliveries.Where(row => row.Destination == destination && row.State == state && row.Id <= boundary).OrderBy(row => row.Id).Take(Step);

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> RemoveSomeAsync(Destination destination, DeliveryState state, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Checks without the turn to write, since usually there is nothing to delete.
        if (await Boundary(context, destination.Name, state, destination.KeepFinished).FirstOrDefaultAsync(cancellationToken) is not { } boundary)
        {
            return false;
        }

        var ids = await Beyond(context, destination.Name, state, boundary).Select(row => row.Id).ToListAsync(cancellationToken);
        using var turn = await gate.EnterAsync(cancellationToken);

        // Checks the state again: somebody may have sent one of them again meanwhile.
        await context.Deliveries.Where(row => ids.Contains(row.Id) && row.State == state).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Deliveries.RetentionFailed, LogLevel.Warning, "Could not delete old deliveries; trying again in a minute")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
