using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Mail;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>Once a minute, deletes what exceeds the bounds below, in small steps, so that nobody waits long.</summary>
internal sealed partial class ConsumerUpkeep(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock, ILogger<ConsumerUpkeep> logger)
    : BackgroundService
{
    public const int MaxOrders = 10_000;
    public const int MaxChangesOfAnOrder = 200;
    public const int MaxUsers = 10_000;

    /// <summary>Waiting mails are kept unless there are more of them than this.</summary>
    public const int MaxMails = 10_000;

    public const int MaxLinesOfARoom = 1_000;
    public const int MaxLines = 100_000;
    public const int MaxObservations = 100_000;

    /// <summary>
    /// The maximum number of products that only webhooks named, since anyone can send webhooks with any id. Those named
    /// longest ago are deleted first.
    /// </summary>
    public const int MaxOnlyTold = 1_000;

    /// <summary>Older observations are deleted, except the last of each way for each product that was ever fetched.</summary>
    public static readonly TimeSpan ObservationsKept = TimeSpan.FromDays(1);

    private const int Step = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                Log.Failed(logger, fault); // The next round tries again.
            }
        }
    }

    /// <summary>Runs one round, until everything is within its bound.</summary>
    internal async Task TidyAsync(CancellationToken cancellationToken)
    {
        await RemoveAsync(OldObservations, cancellationToken);
        await RemoveAsync(ObservationsOfTheUnfetched, cancellationToken);
        await RemoveAsync(context => Beyond(context.ChatMessages.OrderByDescending(row => row.Id), MaxLines), cancellationToken);
        await ShortenRoomsAsync(cancellationToken);
        await ShortenHistoriesAsync(cancellationToken);
        await RemoveAsync(context => Beyond(context.Orders.OrderByDescending(row => row.ChangedAt), MaxOrders), cancellationToken);
        await RemoveAsync(
            context => context.OrderChanges.Where(row => !context.Orders.Any(order => order.OrderId == row.OrderId)).OrderBy(row => row.Id),
            cancellationToken);
        await RemoveAsync(context => Beyond(context.KnownUsers.OrderByDescending(row => row.RegisteredAt), MaxUsers), cancellationToken);
        await RemoveAsync(
            context => Beyond(
                context.Deliveries.Where(row => row.Destination == MailDestination.Name)
                    .OrderBy(row => row.State == DeliveryState.Queued ? 0 : 1).ThenByDescending(row => row.Id),
                MaxMails),
            cancellationToken);
    }

    private static IQueryable<TRow> Beyond<TRow>(IQueryable<TRow> rows, int bound) => rows.Skip(bound);

    private IQueryable<StockObservationRow> OldObservations(DashboardContext context)
    {
        var before = clock.GetUtcNow() - ObservationsKept;
        var fetched = Fetched(context);
        var last = context.StockObservations
            .Where(row => fetched.Contains(row.ProductId))
            .GroupBy(row => new { row.ProductId, row.Source }).Select(group => group.Max(row => row.Id));
        var newest = context.StockObservations.OrderByDescending(row => row.Id).Take(MaxObservations).Select(row => row.Id);
        return context.StockObservations
            .Where(row => !last.Contains(row.Id) && (row.At < before || !newest.Contains(row.Id)))
            .OrderBy(row => row.Id);
    }

    private static IQueryable<StockObservationRow> ObservationsOfTheUnfetched(DashboardContext context)
    {
        var fetched = Fetched(context);
        var excess = context.StockObservations
            .Where(row => !fetched.Contains(row.ProductId))
            .GroupBy(row => row.ProductId)
            .OrderByDescending(product => product.Max(row => row.Id))
            .Skip(MaxOnlyTold)
            .Select(product => product.Key);
        return context.StockObservations.Where(row => excess.Contains(row.ProductId)).OrderBy(row => row.Id);
    }

    private static IQueryable<string> Fetched(DashboardContext context) =>
        context.StockObservations.Where(row => row.Source == StockSource.Pull).Select(row => row.ProductId).Distinct();

    private async Task ShortenRoomsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rooms = await context.ChatMessages.GroupBy(row => row.Room)
            .Where(room => room.Count() > MaxLinesOfARoom)
            .Select(room => room.Key)
            .ToListAsync(cancellationToken);
        foreach (var name in rooms)
        {
            await RemoveAsync(
                rows => Beyond(rows.ChatMessages.Where(row => row.Room == name).OrderByDescending(row => row.Id), MaxLinesOfARoom),
                cancellationToken);
        }
    }

    private async Task ShortenHistoriesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await context.OrderChanges.GroupBy(row => row.OrderId)
            .Where(order => order.Count() > MaxChangesOfAnOrder)
            .Select(order => order.Key)
            .ToListAsync(cancellationToken);
        foreach (var id in orders)
        {
            await RemoveAsync(
                rows => Beyond(rows.OrderChanges.Where(row => row.OrderId == id).OrderByDescending(row => row.Id), MaxChangesOfAnOrder),
                cancellationToken);
        }
    }

    private async Task RemoveAsync<TRow>(Func<DashboardContext, IQueryable<TRow>> excess, CancellationToken cancellationToken)
        where TRow : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            // Checks without the turn to write, since usually there is nothing to delete.
            var rows = await excess(context).Take(Step).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            using var turn = await gate.EnterAsync(cancellationToken);
            context.RemoveRange(rows);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.SampleConsumer.UpkeepFailed, LogLevel.Warning, "Could not trim the data of the shop's readers; trying again in a minute")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
