using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class StockTests : ConsumerSuite
{
    private readonly ConsumerChanges _changes = new();

    private StockBook Book => new(Host.Get<IDbContextFactory<DashboardContext>>(), Host.Get<IWriteGate>(), _changes, Host.Clock);

    private WaitingList List => new(Host.Get<IDbContextFactory<DashboardContext>>(), Host.Get<IWriteGate>(), _changes, Host.Clock);

    [Fact]
    public async Task Latest_ObservationsOfBothWays_IsTheLastOfEach()
    {
        await Book.LearnPulledAsync(new Dictionary<string, long> { ["101"] = 3, ["102"] = 8 }, AnEvent.SomeTime, Cancel);
        await Book.LearnPulledAsync(new Dictionary<string, long> { ["101"] = 4 }, AnEvent.SomeTime.AddSeconds(1), Cancel);
        await HandleAsync(new InventoryHandler(), Stock(101, 9), Stock(101, 5));

        Assert.Equal(
            [("101", StockSource.Pull, 4L), ("101", StockSource.Push, 5L), ("102", StockSource.Pull, 8L)],
            (await Book.LatestAsync(Cancel)).OrderBy(l => l.ProductId).ThenBy(l => l.Source).Select(l => (l.ProductId, l.Source, l.Quantity)));
    }

    [Fact]
    public async Task Latest_ManyMadeUpProducts_KeepsFetchedOnesAndTheLatestOthers()
    {
        await Book.LearnPulledAsync(new Dictionary<string, long> { ["101"] = 3 }, AnEvent.SomeTime, Cancel);
        await HandleAsync(new InventoryHandler(), Stock(101, 9));
        await HandleAsync(
            new InventoryHandler(), [.. Enumerable.Range(1, StockBook.MaxOnlyTold + 5).Select(i => Stock(1_000_000 + i, i))]);

        var latest = await Book.LatestAsync(Cancel);

        Assert.Equal([3L, 9L], latest.Where(l => l.ProductId == "101").Select(l => l.Quantity).Order());
        Assert.Equal(2 + StockBook.MaxOnlyTold, latest.Count);
        Assert.DoesNotContain(latest, l => l.ProductId == "1000005");
        Assert.Contains(latest, l => l.ProductId == "1000006");
    }

    [Fact]
    public async Task Latest_WebhookOfAComparison_IsNoProduct()
    {
        await HandleAsync(new InventoryHandler(), Stock(1_000_001, 9).OfType(SimulatedEvents.Type));

        Assert.Empty(await Book.LatestAsync(Cancel));
    }

    [Fact]
    public async Task Latest_ReadAgain_ReadsOnlyNewRows()
    {
        var rows = new RowCounter();
        using var book = new StockBook(
            new CountingContexts(Host.Get<DbContextOptions<SqliteDashboardContext>>(), rows), Host.Get<IWriteGate>(), _changes, Host.Clock);
        await book.LearnPulledAsync(Enumerable.Range(1, 500).ToDictionary(i => $"{i}", i => (long)i), AnEvent.SomeTime, Cancel);
        Assert.Equal(500, (await book.LatestAsync(Cancel)).Count);
        await book.LearnPulledAsync(new Dictionary<string, long> { ["7"] = 70 }, AnEvent.SomeTime.AddSeconds(1), Cancel);
        await HandleAsync(new InventoryHandler(), Stock(9, 90));
        rows.Reset();

        var latest = await book.LatestAsync(Cancel);

        Assert.Equal((70, 90), (latest.Single(l => l is { ProductId: "7" }).Quantity, latest.Single(l => l is { ProductId: "9", Source: StockSource.Push }).Quantity));
        Assert.Equal(501, latest.Count);
        Assert.Equal(3, rows.Read); // The highest id, and two observations.
    }

    [Fact]
    public async Task Latest_ProductFetchedLater_HasItsOldPushes()
    {
        using var book = Book;
        await HandleAsync(
            new InventoryHandler(), [Stock(1, 9), .. Enumerable.Range(1, StockBook.MaxOnlyTold + 5).Select(i => Stock(1_000_000 + i, i))]);
        await book.LatestAsync(Cancel);

        await book.LearnPulledAsync(new Dictionary<string, long> { ["1"] = 3 }, AnEvent.SomeTime, Cancel);

        Assert.Equal([3L, 9L], (await book.LatestAsync(Cancel)).Where(l => l.ProductId == "1").Select(l => l.Quantity).Order());
    }

    [Fact]
    public async Task Latest_AfterTheUpkeepDeletedSome_UpdatesWithinAMinute()
    {
        using var book = Book;
        await HandleAsync(new InventoryHandler(), Stock(1, 9), Stock(2, 8));
        Assert.Equal(2, (await book.LatestAsync(Cancel)).Count);
        await using (var context = await Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel))
        {
            await context.StockObservations.Where(row => row.ProductId == "1").ExecuteDeleteAsync(Cancel);
        }

        Host.Clock.Advance(StockBook.FullReading);

        Assert.Equal("2", Assert.Single(await book.LatestAsync(Cancel)).ProductId);
    }

    [Fact]
    public async Task History_SinceATime_HasTheLastOfEachWayBeforeIt()
    {
        for (var i = 0; i < 6; i++)
        {
            await Book.LearnPulledAsync(new Dictionary<string, long> { ["101"] = i }, AnEvent.SomeTime.AddSeconds(i), Cancel);
        }

        await HandleAsync(new InventoryHandler(), Stock(101, 50), Stock(101, 51), Stock(102, 1));
        var history = await Book.HistoryAsync("101", AnEvent.SomeTime.AddSeconds(4), Cancel);
        Assert.Equal([51, 3, 4, 5], history.Select(observation => observation.Quantity));
    }

    [Fact]
    public async Task Waiting_ListIsFull_AcceptsNoMoreForThisProduct()
    {
        for (var i = 0; i < IWaitingList.MostForAProduct; i++)
        {
            Assert.Equal(WaitOutcome.Added, await List.AddAsync("101", $"customer{i}@example.com", Cancel));
        }

        Assert.Equal(WaitOutcome.Full, await List.AddAsync("101", "one-more@example.com", Cancel));
        Assert.Equal(WaitOutcome.AlreadyWaits, await List.AddAsync("101", "customer0@example.com", Cancel));
        Assert.Equal(WaitOutcome.Added, await List.AddAsync("102", "one-more@example.com", Cancel));
    }

    [Fact]
    public async Task Waiting_BackInStock_SendsEachOneMailAndEmptiesTheList()
    {
        Assert.Equal(WaitOutcome.Added, await List.AddAsync("101", "jo@example.com", Cancel));
        Assert.Equal(WaitOutcome.AlreadyWaits, await List.AddAsync("101", " Jo@Example.com", Cancel));
        Assert.Equal(WaitOutcome.Added, await List.AddAsync("101", "kim@example.com", Cancel));
        Assert.Equal(WaitOutcome.Added, await List.AddAsync("102", "jo@example.com", Cancel));

        await HandleAsync(new InventoryHandler(), Stock(101, 0));
        Assert.Empty(await RowsAsync<DeliveryRow>());
        await HandleAsync(new InventoryHandler(), Stock(101, 6), Stock(101, 7));

        Assert.Equal(["mailto:jo@example.com", "mailto:kim@example.com"], (await RowsAsync<DeliveryRow>()).Select(row => row.Url));
        Assert.Equal("102", Assert.Single(await List.ReadAsync(null, Cancel)).ProductId);

        await List.AddAsync("101", "jo@example.com", Cancel);
        await HandleAsync(new InventoryHandler(), Stock(101, 8));
        Assert.Equal(3, (await RowsAsync<DeliveryRow>()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jo")]
    [InlineData("jo@")]
    [InlineData("@example.com")]
    [InlineData("jo@@example.com")]
    [InlineData("jo smith@example.com")]
    [InlineData("jo@example..com")]
    [InlineData("jo@example.com, kim@example.com")]
    [InlineData("<jo@example.com>")]
    [InlineData("jo@example.com\r\nBcc: all@example.com")]
    public async Task Waiting_WithoutAnAddress_IsRefused(string email)
    {
        Assert.Equal(WaitOutcome.NoAddress, await List.AddAsync("101", email, Cancel));
        Assert.Empty(await RowsAsync<WaitingCustomerRow>());
    }

    [Fact]
    public async Task Remove_WaitingOrUnknownCustomer_ReturnsWhether()
    {
        await List.AddAsync("101", "jo@example.com", Cancel);
        Assert.True(await List.RemoveAsync("101", "JO@example.com", Cancel));
        Assert.False(await List.RemoveAsync("101", "jo@example.com", Cancel));
    }

    private static AnEvent Stock(int product, int quantity) =>
        AnEvent.To("inventory").WithBody($$"""{ "product_id": {{product}}, "new_quantity": {{quantity}} }""");
}
