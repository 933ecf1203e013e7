using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class ExchangeSourceMigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_CallsOfAnOlderVersion_BelongToTheShop()
    {
        using var folder = new TemporaryFolder();
        await using var context = new SqliteDashboardContext(new DbContextOptionsBuilder<SqliteDashboardContext>()
            .UseSqlite($"Data Source={folder.File("old.db")};Pooling=False").Options);
        await context.GetService<IMigrator>().MigrateAsync("RememberEndedSignIns", Cancel);
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Exchanges (StartedAt, Method, Url, RequestHeaders, RequestBody, BytesOut, Outcome, ResponseHeaders, ResponseBody, IsCut, BytesIn, TotalMs)
            VALUES (0, 'GET', 'http://shop/products', '[]', x'', 1, 0, '[]', x'', 0, 1, 1.5)
            """,
            Cancel);

        await context.Database.MigrateAsync(Cancel);

        Assert.Equal(ShopSource.Name, (await context.Exchanges.SingleAsync(Cancel)).Source);
    }
}
