using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>A database of the version that kept payloads in the rows of deliveries.</summary>
public sealed class PayloadMigrationTests : IDisposable
{
    private const string Before = "20261128073449_RateByEndpoint";
    private const string Name = "billing";
    private const int LargeBytes = 100_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_QueuedDeliveriesOfThePreviousVersion_ArriveWhole()
    {
        await FillOldAsync();
        var transport = new ScriptedTransport();

        await using var host = await DeliveryHost.StartAsync(_folder, interceptor: null, new Destination(Name, transport));

        await host.StandsAsync("second", DeliveryState.Delivered);
        await Until.EqualAsync(3, () => transport.Sent.Count);
        Assert.Equal(["first", "second"], transport.Texts.Where(text => text.Length < LargeBytes));
        var large = Assert.Single(transport.Sent, delivery => delivery.Payload.Length == LargeBytes);
        Assert.Equal(new string('x', LargeBytes), Encoding.UTF8.GetString(large.Payload.Span));
        Assert.Equal((7, "msg_first", 4), ((await host.RowAsync("first")).Id, (await host.RowAsync("first")).MessageId, (await host.RowAsync("first")).AttemptCount));
        Assert.Equal((DeliveryState.GivenUp, "Gone."), ((await host.RowAsync("lost")).State, (await host.RowAsync("lost")).Error));
        Assert.Equal([1, 2, 3, 4], (await host.Get<DeliveryQueries>().AttemptsAsync(7, Cancel)).Select(attempt => attempt.Number));

        await host.EnqueueAsync(host.New(Name, "next"));
        Assert.Equal(21, (await host.RowAsync("next")).Id); // The ids of deleted ones are not used again.
    }

    [Fact]
    public async Task Down_FromThisVersion_KeepsPayloadsAndAttempts()
    {
        await FillOldAsync();
        await using var context = Open();
        var before = await OldRowsAsync(context);

        await context.Database.MigrateAsync(Cancel);
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);

        Assert.Equal(4, before.Count);
        Assert.Equal(before, await OldRowsAsync(context));
        Assert.Equal([3], await context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM DeliveryAttempts").ToListAsync(Cancel));
    }

    private async Task FillOldAsync()
    {
        await using var context = Open();
        await context.GetService<IMigrator>().MigrateAsync(Before, Cancel);
        var now = AnEvent.SomeTime.ToUnixTimeMilliseconds();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Deliveries (Id, Destination, OrderingKey, MessageId, Url, State, AttemptCount, EarlierAttempts, Error, CreatedAt, NextAttemptAt, FinishedAt, Payload)
            VALUES (7, {Name}, 'key', 'msg_first', '/a', 0, 3, 0, 'Not now.', {now}, {now}, NULL, CAST('first' AS BLOB)),
                (8, {Name}, 'key', 'msg_second', '/a', 0, 0, 0, NULL, {now}, NULL, NULL, CAST('second' AS BLOB)),
                (9, {Name}, NULL, NULL, '/b', 0, 0, 0, NULL, {now}, {now}, NULL, CAST(printf('%.*c', {LargeBytes}, 'x') AS BLOB)),
                (10, {Name}, NULL, NULL, '/b', 2, 12, 0, 'Gone.', {now}, NULL, {now}, CAST('lost' AS BLOB)),
                (20, {Name}, NULL, NULL, '/b', 1, 1, 0, NULL, {now}, NULL, {now}, x'');
            DELETE FROM Deliveries WHERE Id = 20;
            INSERT INTO DeliveryAttempts (DeliveryId, Number, At, ElapsedMs, RequestHeaders, ResponseHeaders, ResponseBody)
            VALUES (7, 1, {now}, 1, '[]', '[]', x''), (7, 2, {now}, 1, '[]', '[]', x''), (7, 3, {now}, 1, '[]', '[]', x'')
            """,
            Cancel);
    }

    private static Task<List<string>> OldRowsAsync(SqliteDashboardContext context) => context.Database
        .SqlQuery<string>($"SELECT Id || ' ' || State || ' ' || AttemptCount || ' ' || hex(Payload) AS Value FROM Deliveries ORDER BY Id")
        .ToListAsync(Cancel);

    private SqliteDashboardContext Open() => new(
        new DbContextOptionsBuilder<SqliteDashboardContext>().UseSqlite($"Data Source={_folder.File("deliveries.db")};Pooling=False").Options);
}
