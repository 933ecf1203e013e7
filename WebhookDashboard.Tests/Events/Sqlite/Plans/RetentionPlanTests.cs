using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite.Plans;

/// <summary>Retention runs every second, so what it costs must not depend on how many events are old and pinned.</summary>
public sealed class RetentionPlanTests
{
    /// <summary>The instructions that SQLite may need beyond those for a few: its trees are deeper.</summary>
    private const long Slack = 2_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enforce_ManyOldEventsPinned_CostsNoMoreThanAFew()
    {
        var few = await MeasureAsync(50);
        var many = await MeasureAsync(5_000);

        Assert.InRange(many, 1, few + Slack);
    }

    private static async Task<long> MeasureAsync(int pinned)
    {
        var trace = new StatementTrace();
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(
            database.ConnectionString,
            [("Storage:RetainDays", "2"), ("Storage:RetainEvents", "0"), ("Storage:RetainBytes", "0")],
            services =>
            {
                services.ConfigureDbContext<SqliteDashboardContext>(options => options.AddInterceptors(trace));
                services.Remove(services.Single(service => service.ImplementationType == typeof(SupervisedService<ReaderService<SearchIndexReader>>)));
            });
        var old = AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-3));
        foreach (var part in Enumerable.Range(0, pinned).Chunk(1_000))
        {
            await Task.WhenAll(part.Select(_ => host.KeepAsync(old.Imported(pinned: true))));
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.KeepAsync(i % 2 == 0 ? old : AnEvent.To("inbox"))));
        await host.Get<Retention>().EnforceAsync(Cancel);
        Assert.Equal(pinned + 10, (await host.Log.CountAsync(EventFilter.All, 0, long.MaxValue, Cancel)).Count);

        trace.Take();
        await host.Get<Retention>().EnforceAsync(Cancel);
        return trace.Take().Instructions;
    }
}
