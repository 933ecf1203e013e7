using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Data;

/// <summary>A database of the version before kinds and blocks is read as if it had always had them.</summary>
public sealed class KindsMigrationTests
{
    private const string Before = "20261128001614_RememberEndedSignIns";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_DatabaseOfThePreviousVersion_FindsEachEventByEachFilter()
    {
        await using var database = new SqliteTestDatabase();
        await FillOldAsync(database);

        await using var host = await LogHost.StartAsync(database.ConnectionString, [("Storage:RetainDays", "0")]);

        var all = await host.AllAsync();
        Assert.Equal(4_000, all.Count);
        foreach (var filter in (EventFilter[])
            [
                new() { Endpoints = [EndpointSlug.Parse("inbox")] }, new() { Method = "PUT" }, new() { EventType = "type.7" },
                new() { EventType = "type.399", Method = "POST" }, new() { Verdict = Verdict.Unchecked }, new() { Verdict = Verdict.Mismatch },
                new() { From = AnEvent.SomeTime.AddSeconds(3_000), To = AnEvent.SomeTime.AddSeconds(3_010) },
            ])
        {
            var expected = all.Where(filter.Matches).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await host.AllAsync(filter));
            Assert.Equal(new EventCount(expected.Count), await host.Log.CountAsync(filter, 0, long.MaxValue, Cancel));
        }

        var statistics = await host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(5), Cancel);
        Assert.Equal((4_000, 4_000L * 10), (statistics.Events, statistics.Bytes));
        await host.KeepAsync(AnEvent.To("inbox").OfType("type.7").By("PUT"));
        Assert.Equal(4_001, (await host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(5), Cancel)).Events);
    }

    [Fact]
    public async Task Down_FromThisVersion_KeepsTheCountsOfEndpoints()
    {
        await using var database = new SqliteTestDatabase();
        await FillOldAsync(database);
        await using var context = NewContext(database);
        var before = await CountsAsync(context);

        await context.Database.MigrateAsync(Cancel);
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);

        Assert.NotEmpty(before);
        Assert.Equal(before, await CountsAsync(context));
    }

    private static async Task FillOldAsync(SqliteTestDatabase database)
    {
        await using var context = NewContext(database);
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);
        await context.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
            INSERT INTO Events (Sequence, Id, Endpoint, ReceivedAt, Method, Path, Query, RemoteAddress, BodySize, EventType, Scheme, Verdict, Reason)
            SELECT i, randomblob(16), iif(i % 4 = 0, 'payment', 'inbox'), {AnEvent.SomeTime.ToUnixTimeMilliseconds()} + i * 1000, iif(i % 3 = 0, 'PUT', 'POST'),
                '/', '', '', 10, iif(i % 5 = 0, NULL, 'type.' || (i / 10)), 'none', iif(i % 7 = 0, 4, NULL), iif(i % 7 = 0, 'Why.', NULL) FROM n
            """,
            Cancel);
        await context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO EventContents (Sequence, Headers, Body) SELECT Sequence, x'', zeroblob(10) FROM Events;
            INSERT INTO EndpointCounts (Endpoint, Verdict, Events, Bytes, LastReceivedAt)
            SELECT Endpoint, coalesce(Verdict, 0), count(*), sum(BodySize), max(ReceivedAt) FROM Events GROUP BY 1, 2;
            UPDATE LogState SET Head = 4000
            """,
            Cancel);
    }

    private static async Task<List<string>> CountsAsync(SqliteDashboardContext context) => await context.Database
        .SqlQuery<string>(
            $"SELECT Endpoint || ' ' || Verdict || ' ' || Events || ' ' || Bytes || ' ' || LastReceivedAt AS Value FROM EndpointCounts ORDER BY 1")
        .ToListAsync(Cancel);

    private static SqliteDashboardContext NewContext(SqliteTestDatabase database) =>
        new(new DbContextOptionsBuilder<SqliteDashboardContext>()
            .UseSqlite(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString).Options);
}
