using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Sample.Consumer.Mail;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>Once a minute, deletes what exceeds the bounds below, in small steps, so that nobody waits long.</summary>
internal sealed partial class ConsumerUpkeep(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock, ILogger<ConsumerUpkeep> logger)
    : BackgroundService
{
    public const int MaxOrders = 10_000;
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

    /// <summary>Fewer, since each takes up to <see cref="OrderHistory.MaxChanges"/> lines with it.</summary>
    private const int OrderStep = 50;

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
        await RemoveAsync(context => OldObservations(context).Take(Step).ToListAsync(cancellationToken), cancellationToken);
        await RemoveAsync(context => ObservationsOfTheUnfetched(context).Take(Step).ToListAsync(cancellationToken), cancellationToken);
        await ShortenRoomsAsync(cancellationToken);
        await RemoveAsync(
            async context => await OldestAsync(
                context.ChatMessages.OrderBy(row => row.Id), await context.ChatRooms.SumAsync(room => room.Lines, cancellationToken), MaxLines, cancellationToken),
            cancellationToken,
            (context, lines) => SubtractAsync(context, lines, cancellationToken));
        await RemoveAsync(
            async context => await OldestAsync(
                context.Orders.OrderBy(row => row.ChangedAt), await context.Orders.CountAsync(cancellationToken), MaxOrders, cancellationToken, OrderStep),
            cancellationToken,
            (context, orders) => RemoveChangesAsync(context, [.. orders.Select(order => order.OrderId)], cancellationToken));
        await RemoveAsync(
            async context => await OldestAsync(
                context.KnownUsers.OrderBy(row => row.RegisteredAt), await context.KnownUsers.CountAsync(cancellationToken), MaxUsers, cancellationToken),
            cancellationToken);
        await RemoveAsync(context => ExcessMailsAsync(context, cancellationToken), cancellationToken);
    }

    private static Task<List<TRow>> OldestAsync<TRow>(
        IQueryable<TRow> oldestFirst, int stored, int bound, CancellationToken cancellationToken, int step = Step) =>
        oldestFirst.Take(Math.Clamp(stored - bound, 0, step)).ToListAsync(cancellationToken);

    private static async Task<List<DeliveryRow>> ExcessMailsAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var mails = context.Deliveries.Where(row => row.Destination == MailDestination.Name);
        var excess = Math.Clamp(await mails.CountAsync(cancellationToken) - MaxMails, 0, Step);
        List<DeliveryRow> finished = [];
        foreach (var state in new[] { DeliveryState.Delivered, DeliveryState.GivenUp, DeliveryState.Cancelled })
        {
            finished.AddRange(await OldestAsync(state, excess));
        }

        List<DeliveryRow> rows = [.. finished.OrderBy(row => row.Id).Take(excess)];
        rows.AddRange(await OldestAsync(DeliveryState.Queued, excess - rows.Count));
        return rows;

        // One state at a time, since the index holds each in its order.
        Task<List<DeliveryRow>> OldestAsync(DeliveryState state, int count) =>
            mails.Where(row => row.State == state).OrderBy(row => row.Id).Take(count).ToListAsync(cancellationToken);
    }

    private static async Task SubtractAsync(DashboardContext context, IReadOnlyList<ChatMessageRow> lines, CancellationToken cancellationToken)
    {
        foreach (var removed in lines.CountBy(line => line.Room))
        {
            if (await context.ChatRooms.FindAsync([removed.Key], cancellationToken) is { } room && (room.Lines -= removed.Value) <= 0)
            {
                context.Remove(room);
            }
        }
    }

    private static Task RemoveChangesAsync(DashboardContext context, IReadOnlyList<string> orders, CancellationToken cancellationToken) =>
        context.OrderChanges.Where(row => orders.Contains(row.OrderId)).ExecuteDeleteAsync(cancellationToken);

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
        var rooms = await context.ChatRooms.Where(room => room.Lines > MaxLinesOfARoom).Select(room => room.Room).ToListAsync(cancellationToken);
        foreach (var name in rooms)
        {
            await RemoveAsync(
                async lines => await OldestAsync(
                    lines.ChatMessages.Where(row => row.Room == name).OrderBy(row => row.Id),
                    await lines.ChatRooms.Where(room => room.Room == name).Select(room => room.Lines).SingleOrDefaultAsync(cancellationToken),
                    MaxLinesOfARoom,
                    cancellationToken),
                cancellationToken,
                (lines, removed) => SubtractAsync(lines, removed, cancellationToken));
        }
    }

    /// <param name="readExcess">Reads the rows of the next step; none: there is nothing left to delete.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <param name="removeRest">Changes in the same transaction what belongs to these rows.</param>
    private async Task RemoveAsync<TRow>(
        Func<DashboardContext, Task<List<TRow>>> readExcess,
        CancellationToken cancellationToken,
        Func<DashboardContext, IReadOnlyList<TRow>, Task>? removeRest = null)
        where TRow : class
    {
        while (true)
        {
            // Checks without the turn to write, since usually there is nothing to delete.
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await readExcess(context);
            if (rows.Count == 0)
            {
                return;
            }

            using var turn = await gate.EnterAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            context.RemoveRange(rows);
            if (removeRest is not null)
            {
                await removeRest(context, rows);
            }

            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.SampleConsumer.UpkeepFailed, LogLevel.Warning, "Could not trim the data of the shop's readers; trying again in a minute")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
