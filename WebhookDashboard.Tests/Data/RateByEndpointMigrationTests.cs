using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Data;

/// <summary>A database that stored the rate without endpoints keeps it.</summary>
public sealed class RateByEndpointMigrationTests
{
    private const string Before = "20261128071120_AddWhatCallsTold";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_DatabaseOfThePreviousVersion_KeepsItsRate()
    {
        await using var database = new SqliteTestDatabase();
        await FillOldAsync(database);

        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        await host.KeepAsync(AnEvent.To("inbox"));

        var rate = (await host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(5), Cancel)).Rate;
        Assert.Equal((8, 2), (rate[^1].Events, rate[^1].Troubled));
    }

    [Fact]
    public async Task Down_FromThisVersion_SumsUpTheEndpoints()
    {
        await using var database = new SqliteTestDatabase();
        await FillOldAsync(database);
        await using var context = NewContext(database);

        await context.Database.MigrateAsync(Cancel);
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);

        Assert.Equal(
            ["7 2"],
            await context.Database.SqlQuery<string>($"SELECT Events || ' ' || Troubled AS Value FROM RateBuckets").ToListAsync(Cancel));
    }

    private static async Task FillOldAsync(SqliteTestDatabase database)
    {
        await using var context = NewContext(database);
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO RateBuckets (Start, Events, Troubled) VALUES ({RateStep.StartOf(AnEvent.SomeTime).ToUnixTimeSeconds()}, 7, 2)",
            Cancel);
    }

    private static SqliteDashboardContext NewContext(SqliteTestDatabase database) =>
        new(new DbContextOptionsBuilder<SqliteDashboardContext>()
            .UseSqlite(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString).Options);
}
