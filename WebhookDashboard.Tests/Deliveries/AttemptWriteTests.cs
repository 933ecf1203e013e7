using Microsoft.Data.Sqlite;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>Recording an attempt writes no more for a large payload than for a small one.</summary>
public sealed class AttemptWriteTests
{
    private const string Name = "billing";
    private const int Attempts = 100;
    private const int PageBytes = 8_192;

    /// <summary>The delivery, two of its indexes and the log of attempts, with some pages to spare.</summary>
    private const long MaxBytesOfAnAttempt = 10 * PageBytes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(200_000)]
    [InlineData(2_000_000)]
    public async Task Record_PayloadOfAnySize_WritesAFewPages(int payloadBytes)
    {
        using var folder = new TemporaryFolder();
        var destination = new Destination(Name, new ScriptedTransport()) { IsPaused = true, MaxAttempts = Attempts + 1 };
        await using var host = await DeliveryHost.StartAsync(folder, interceptor: null, destination);
        await host.EnqueueAsync(new NewDelivery(Name, new byte[payloadBytes], host.Clock.GetUtcNow()));
        var due = await host.Get<DueDeliveries>().NextAsync(Name, 1, Cancel);
        var delivery = Assert.Single(await host.Get<DueDeliveries>().ReadAsync([due[0].Id], host.Clock.GetUtcNow(), Cancel));

        await using var read = await BeginReadAsync(folder);
        var before = WalBytes(folder);
        for (var i = 0; i < Attempts; i++)
        {
            await host.Get<AttemptStore>().RecordAsync(
                [new FinishedAttempt(delivery, destination, new AttemptResult(new AttemptOutcome.RetryLater("Not now.")), host.Clock.GetUtcNow(), default)],
                Cancel);
        }

        Assert.Equal(Attempts, Assert.Single(await host.RowsAsync()).AttemptCount);
        Assert.InRange((WalBytes(folder) - before) / Attempts, 1, MaxBytesOfAnAttempt);
    }

    /// <summary>While it is open, SQLite appends to the WAL and doesn't begin it again.</summary>
    private static async Task<SqliteConnection> BeginReadAsync(TemporaryFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={folder.File("deliveries.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM Deliveries";
        await command.ExecuteScalarAsync(Cancel);
        return connection;
    }

    private static long WalBytes(TemporaryFolder folder) => new FileInfo(folder.File("deliveries.db-wal")).Length;
}
