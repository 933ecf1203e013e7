using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class RefusalCounterTests
{
    private static readonly EndpointSlug Inbox = EndpointSlug.Parse("inbox");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WhileCountsAreSaved_CountsEachRefusalOnce()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var contexts = new ObservedContexts(host.Get<IDbContextFactory<DashboardContext>>());
        using var counter = new RefusalCounter(contexts, host.Get<IWriteGate>(), host.Clock);
        counter.Count(Inbox, 413);

        // Right after the commit, when the count is in the database and still in memory.
        Task<ILookup<EndpointSlug, RefusalCount>>? reading = null;
        contexts.Saved = () => reading = counter.ReadAsync(Cancel);
        await counter.SaveAsync(Cancel);

        Assert.NotNull(reading);
        Assert.Equal(1, Assert.Single((await reading)[Inbox]).Count);
    }

    [Fact]
    public async Task Save_EndpointDeletedMeanwhile_DropsItsCountsAndKeepsTheOthers()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var contexts = host.Get<IDbContextFactory<DashboardContext>>();
        using var counter = new RefusalCounter(contexts, host.Get<IWriteGate>(), host.Clock);
        counter.Count(Inbox, 413);
        counter.Count(EndpointSlug.Parse("deleted"), 413);
        counter.Count(default, 400);

        await counter.SaveAsync(Cancel);

        await using var context = await contexts.CreateDbContextAsync(Cancel);
        Assert.Equal([("", 400), ("inbox", 413)], (await context.Refusals.ToListAsync(Cancel)).Select(row => (row.Endpoint.ToString(), row.Status)).Order());
        var read = await counter.ReadAsync(Cancel);
        Assert.Equal(2, read.Count);
    }

    private sealed class ObservedContexts(IDbContextFactory<DashboardContext> contexts) : IDbContextFactory<DashboardContext>
    {
        public Action? Saved { get; set; }

        public DashboardContext CreateDbContext()
        {
            var context = contexts.CreateDbContext();
            context.SavedChanges += (_, _) => Saved?.Invoke();
            return context;
        }
    }
}
