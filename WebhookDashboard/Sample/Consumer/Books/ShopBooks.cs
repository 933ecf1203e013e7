using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Books;

internal sealed class ShopBooks(IDbContextFactory<DashboardContext> contexts) : IShopBooks
{
    /// <summary>
    /// The maximum number of rows in each list: more than anyone reads, and few enough to send ten times a second.
    /// </summary>
    public const int MaxRows = 50;

    private const int MaxLines = 100;

    private static readonly Expression<Func<CustomerOrderRow, OrderEntry>> ToOrder = row => new OrderEntry(
        row.OrderId, row.Status, row.PaymentStatus, row.PaidAt, row.Amount, row.CustomerEmail, row.ChangedAt);

    public async Task<ShopOverview> ReadAsync(ConsumerParts parts, ShopOverview? known, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new ShopOverview(
            await ReadAsync(ConsumerParts.Orders, known?.Orders, OrdersAsync),
            await ReadAsync(ConsumerParts.Mails, known?.Mails, MailsAsync),
            await ReadAsync(ConsumerParts.Waiting, known?.Waiting, WaitingAsync),
            await ReadAsync(ConsumerParts.Users, known?.Users, UsersAsync),
            await ReadAsync(ConsumerParts.Chat, known?.Rooms, RoomsAsync),
            await ReadAsync(ConsumerParts.SetAside, known?.SetAside, SetAsideAsync));

        async Task<Excerpt<T>> ReadAsync<T>(
            ConsumerParts part, Excerpt<T>? before, Func<DashboardContext, CancellationToken, Task<Excerpt<T>>> read) =>
            before is not null && !parts.HasFlag(part) ? before : await read(context, cancellationToken);
    }

    public async Task<OrderRecord?> OrderAsync(string orderId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Orders.Where(row => row.OrderId == orderId).Select(ToOrder).SingleOrDefaultAsync(cancellationToken)
            is not { } order)
        {
            return null;
        }

        var history = await context.OrderChanges.Where(row => row.OrderId == orderId)
            .OrderByDescending(row => row.Id)
            .Take(MaxRows)
            .Select(row => new OrderChange(row.EventId, row.Said, row.Applied, row.At))
            .ToListAsync(cancellationToken);
        return new OrderRecord(order, history);
    }

    public async Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await context.ChatMessages.Where(row => row.Room == room)
            .OrderByDescending(row => row.Id)
            .Take(MaxLines)
            .Select(row => new ChatLine(row.Id, row.From, row.Text, row.At, row.EventId))
            .ToListAsync(cancellationToken);
        lines.Reverse();
        return lines;
    }

    public async Task<MailRecord?> MailAsync(long number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await DeliveryQueries.Whole(context, Mails(context).Where(row => row.Id == number)).SingleOrDefaultAsync(cancellationToken) is { } mail
            ? new MailRecord(EntryOf(mail), MailMessage.Of(mail.Payload).Text)
            : null;
    }

    private static async Task<Excerpt<OrderEntry>> OrdersAsync(DashboardContext context, CancellationToken cancellationToken) => new(
        await context.Orders
            .OrderByDescending(row => row.ChangedAt)
            .ThenBy(row => row.OrderId)
            .Take(MaxRows)
            .Select(ToOrder)
            .ToListAsync(cancellationToken),
        await context.Orders.CountAsync(cancellationToken));

    private static IQueryable<DeliveryRow> Mails(DashboardContext context) =>
        context.Deliveries.Where(row => row.Destination == MailDestination.Name);

    private static MailEntry EntryOf(Delivery delivery)
    {
        var mail = MailMessage.Of(delivery.Payload);
        return new MailEntry(
            delivery.Id,
            mail.To,
            mail.Subject,
            delivery.State,
            delivery.AttemptCount,
            delivery.Error,
            delivery.CreatedAt,
            delivery.AttemptCount > 0 ? delivery.NextAttemptAt : null,
            delivery.State == DeliveryState.Delivered ? delivery.FinishedAt : null,
            delivery.EventId!.Value);
    }

    private static async Task<Excerpt<MailEntry>> MailsAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        List<Delivery> failed = [];
        List<Delivery> others = [];
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            (state == DeliveryState.GivenUp ? failed : others).AddRange(
                await DeliveryQueries.Latest(context, MailDestination.Name, state, MaxRows).ToListAsync(cancellationToken));
        }

        var mails = failed.Concat(others.OrderByDescending(mail => mail.Id)).Take(MaxRows);
        return new([.. mails.Select(EntryOf)], await Mails(context).CountAsync(cancellationToken));
    }

    private static async Task<Excerpt<WaitingCustomer>> WaitingAsync(DashboardContext context, CancellationToken cancellationToken) => new(
        await context.WaitingCustomers
            .OrderBy(row => row.Id)
            .Take(MaxRows)
            .Select(row => new WaitingCustomer(row.ProductId, row.Email, row.Since))
            .ToListAsync(cancellationToken),
        await context.WaitingCustomers.CountAsync(cancellationToken));

    private static async Task<Excerpt<UserEntry>> UsersAsync(DashboardContext context, CancellationToken cancellationToken) => new(
        await context.KnownUsers
            .OrderByDescending(row => row.RegisteredAt)
            .ThenBy(row => row.UserId)
            .Take(MaxRows)
            .Select(row => new UserEntry(row.UserId, row.Email, row.RegisteredAt))
            .ToListAsync(cancellationToken),
        await context.KnownUsers.CountAsync(cancellationToken));

    private static async Task<Excerpt<RoomEntry>> RoomsAsync(DashboardContext context, CancellationToken cancellationToken) => new(
        await context.ChatRooms
            .OrderByDescending(room => room.LastAt)
            .ThenBy(room => room.Room)
            .Take(MaxRows)
            .Select(room => new RoomEntry(room.Room, room.Lines, room.LastAt))
            .ToListAsync(cancellationToken),
        await context.ChatRooms.CountAsync(cancellationToken));

    private static async Task<Excerpt<SetAsideEntry>> SetAsideAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var readers = await context.ReaderCursors.Select(row => row.Reader)
            .Where(reader => reader.StartsWith(IEventHandler.ReaderPrefix))
            .ToListAsync(cancellationToken);
        List<SetAsideEntry> newest = [];
        var total = 0;
        foreach (var reader in readers)
        {
            var ofReader = context.SetAside.Where(row => row.Reader == reader);
            newest.AddRange(await ofReader
                .OrderByDescending(row => row.EventId)
                .Take(MaxRows)
                .Select(row => new SetAsideEntry(row.EventId, row.Endpoint, row.Reason, row.At))
                .ToListAsync(cancellationToken));
            total += await ofReader.CountAsync(cancellationToken);
        }

        return new Excerpt<SetAsideEntry>([.. newest.OrderByDescending(entry => entry.At).Take(MaxRows)], total);
    }
}
