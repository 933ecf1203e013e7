using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class UpkeepTests : ConsumerSuite
{
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    private ConsumerUpkeep Upkeep => new(
        Host.Get<IDbContextFactory<DashboardContext>>(), Host.Get<IWriteGate>(), Host.Clock, NullLogger<ConsumerUpkeep>.Instance);

    [Fact]
    public async Task Tidy_OldObservations_DeletesAllButTheLastOfEachWay()
    {
        await KeepAsync(
            Observation(StockSource.Pull, 1, daysOld: 3), Observation(StockSource.Push, 2, daysOld: 3), Observation(StockSource.Push, 3, daysOld: 2),
            Observation(StockSource.Pull, 4, daysOld: 0.5), Observation(StockSource.Pull, 5, daysOld: 0));
        await Upkeep.TidyAsync(Cancel);
        Assert.Equal([3, 4, 5], (await RowsAsync<StockObservationRow>()).Select(row => row.Quantity));
    }

    [Fact]
    public async Task Tidy_OldObservationsOfUnfetchedProducts_AreAllDeleted()
    {
        await KeepAsync(Observation(StockSource.Push, 1, daysOld: 3), Observation(StockSource.Push, 2, daysOld: 2));
        await Upkeep.TidyAsync(Cancel);
        Assert.Empty(await RowsAsync<StockObservationRow>());
    }

    [Fact]
    public async Task Tidy_ManyMadeUpProducts_KeepsTheLatestAndAllFetched()
    {
        await KeepAsync([Observation(StockSource.Pull, 1, daysOld: 0), .. Enumerable.Range(0, ConsumerUpkeep.MaxOnlyTold + 3).Select(i => new StockObservationRow
        {
            ProductId = $"made-up-{i}", Source = StockSource.Push, Quantity = i, At = Now,
        })]);
        await Upkeep.TidyAsync(Cancel);
        var observations = await RowsAsync<StockObservationRow>();
        Assert.Equal(ConsumerUpkeep.MaxOnlyTold, observations.Count(row => row.Source == StockSource.Push));
        Assert.DoesNotContain(observations, row => row.ProductId == "made-up-2");
        Assert.Single(observations, row => row.Source == StockSource.Pull);
    }

    [Fact]
    public async Task Tidy_LongRoom_KeepsItsLastLines()
    {
        await KeepAsync([.. Enumerable.Range(0, 1_700).Select(Line)]);
        await KeepAsync(new ChatRoomRow { Room = "quiet", Lines = 1, LastAt = Now }, new ChatRoomRow { Room = "busy", Lines = 1_699, LastAt = Now });
        await Upkeep.TidyAsync(Cancel);
        var lines = await RowsAsync<ChatMessageRow>();
        Assert.Equal(1_001, lines.Count);
        Assert.Equal("0", Assert.Single(lines, row => row.Room == "quiet").Text);
        Assert.Equal("700", lines.Where(row => row.Room == "busy").MinBy(row => row.Id)!.Text);
        Assert.Equal([("busy", 1_000), ("quiet", 1)], (await RowsAsync<ChatRoomRow>()).Select(room => (room.Room, room.Lines)).Order());
    }

    [Fact]
    public async Task Tidy_TooManyOrders_DeletesTheOldestWithTheirHistories()
    {
        await KeepAsync([.. Enumerable.Range(0, ConsumerUpkeep.MaxOrders + 120).Select(i => new CustomerOrderRow
        {
            OrderId = $"{i}", FirstSeenAt = Now, ChangedAt = Now.AddSeconds(i),
        })]);
        await KeepAsync(Change("0"), Change("0"), Change("119"), Change("120"));
        await Upkeep.TidyAsync(Cancel);
        Assert.Equal(ConsumerUpkeep.MaxOrders, (await RowsAsync<CustomerOrderRow>()).Count);
        Assert.Equal("120", Assert.Single(await RowsAsync<OrderChangeRow>()).OrderId);
    }

    [Fact]
    public async Task Tidy_TooManyUsers_KeepsTheNewest()
    {
        await KeepAsync([.. Enumerable.Range(0, ConsumerUpkeep.MaxUsers + 3).Select(i => new KnownUserRow
        {
            UserId = $"{i}", RegisteredAt = Now.AddSeconds(i),
        })]);
        await Upkeep.TidyAsync(Cancel);
        var users = await RowsAsync<KnownUserRow>();
        Assert.Equal((ConsumerUpkeep.MaxUsers, "3"), (users.Count, users.MinBy(row => row.RegisteredAt)!.UserId));
    }

    [Fact]
    public async Task Tidy_TooManyMails_DeletesSentOnesFirst()
    {
        await KeepAsync([.. Enumerable.Range(0, ConsumerUpkeep.MaxMails + 3).Select(i => new DeliveryRow
        {
            Destination = MailDestination.Name, MessageId = $"{i}", State = i < 2 ? DeliveryState.Queued : DeliveryState.Delivered,
        })]);
        await Upkeep.TidyAsync(Cancel);
        var kept = await RowsAsync<DeliveryRow>();
        Assert.Equal(ConsumerUpkeep.MaxMails, kept.Count);
        Assert.Equal(["0", "1", "5"], kept.OrderBy(row => row.Id).Take(3).Select(row => row.MessageId));
    }

    private static StockObservationRow Observation(StockSource source, long quantity, double daysOld) =>
        new() { ProductId = "101", Source = source, Quantity = quantity, At = Now.AddDays(-daysOld) };

    private static OrderChangeRow Change(string order) => new() { OrderId = order, EventId = EventId.At(Now), Said = "paid", At = Now };

    private static ChatMessageRow Line(int i) => new()
    {
        EventId = EventId.At(Now), Room = i == 0 ? "quiet" : "busy", From = "Jo", Text = $"{i}", At = Now,
    };

    private async Task KeepAsync<TRow>(params IEnumerable<TRow> rows)
        where TRow : class
    {
        await using var context = await OpenAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync(Cancel);
    }
}
