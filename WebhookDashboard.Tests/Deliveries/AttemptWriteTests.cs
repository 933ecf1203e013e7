using Microsoft.Data.Sqlite;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>Recording an attempt writes no more for a large payload than for a small one.</summary>
public sealed class AttemptWriteTests
{
    private const string Name = "billing";
    private const int PageBytes = 8_192;

    /// <summary>The delivery, two of its indexes and the log of attempts, with some pages to spare.</summary>
    private const long MaxBytesOfAnAttempt = 10 * PageBytes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, 100)]
    [InlineData(200_000, 100)]
    [InlineData(2_000_000, 10)]
    public async Task Record_PayloadsOfAnySize_WritesAFewPagesEach(int payloadBytes, int deliveries)
    {
        using var folder = new TemporaryFolder();
        var destination = new Destination(Name, new ScriptedTransport()) { IsPaused = true };
        await using var host = await DeliveryHost.StartAsync(folder, interceptor: null, destination);
        await host.EnqueueAsync(Enumerable.Range(0, deliveries).Select(_ => new NewDelivery(Name, new byte[payloadBytes], host.Clock.GetUtcNow())));
        var due = await host.Get<DueDeliveries>().NextAsync(Name, deliveries, Cancel);
        var whole = await host.Get<DueDeliveries>().ReadAsync([.. due.Select(one => one.Id)], host.Clock.GetUtcNow(), Cancel);

        await using var read = await BeginReadAsync(folder);
        var before = WalBytes(folder);
        foreach (var delivery in whole)
        {
            // The status makes the row longer. SQLite overwrites only what has changed of a row that keeps its length.
            var result = new AttemptResult(new AttemptOutcome.Delivered()) { Status = 200 };
            await host.Get<AttemptStore>().RecordAsync([new FinishedAttempt(delivery, destination, result, host.Clock.GetUtcNow(), default)], Cancel);
        }

        Assert.All(await host.RowsAsync(), row => Assert.Equal((DeliveryState.Delivered, payloadBytes), (row.State, row.Payload!.Bytes.Length)));
        Assert.InRange((WalBytes(folder) - before) / deliveries, 1, MaxBytesOfAnAttempt);
    }

    /// <summary>Empties the WAL. While this read is open, SQLite only appends to it.</summary>
    private static async Task<SqliteConnection> BeginReadAsync(TemporaryFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.File("deliveries.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); BEGIN; SELECT count(*) FROM Deliveries";
        await command.ExecuteScalarAsync(Cancel);
        return connection;
    }

    private static long WalBytes(TemporaryFolder folder) => new FileInfo(folder.File("deliveries.db-wal")).Length;
}
