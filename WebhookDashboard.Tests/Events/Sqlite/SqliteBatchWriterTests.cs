using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteBatchWriterTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private LogHost _host = null!;

    private IBatchWriter Writer => _host.Get<IBatchWriter>();

    private long FileSize => new FileInfo(_database.File).Length + new FileInfo(_database.File + "-wal").Length;

    public async ValueTask InitializeAsync() => _host = await LogHost.StartAsync(_database.ConnectionString, []);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Try_OfManyBytes_WritesThemAndLeavesNothing()
    {
        const int Bytes = 4 * 1024 * 1024;
        await EmptyTheWalAsync(); // What is written over in it makes no file grow.
        var before = FileSize;

        Writer.Try(Bytes);

        Assert.InRange(FileSize, before + Bytes, long.MaxValue);
        Assert.Equal(0, Count());
    }

    [Fact]
    public async Task Try_BetweenEvents_UsesNoSequence()
    {
        var first = await _host.KeepAsync(AnEvent.To("inbox"));
        Writer.Try(1000);
        Assert.Equal(first + 1, await _host.KeepAsync(AnEvent.To("inbox")));
    }

    [Fact]
    public void Try_AfterAKilledProbe_CleansUp()
    {
        using (var connection = new SqliteConnection(_database.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO EventContents (Sequence, Headers, Body) VALUES (0, x'', zeroblob(1000))";
            command.ExecuteNonQuery();
        }

        Writer.Try(2000);
        Assert.Equal(0, Count());
    }

    private Task EmptyTheWalAsync() => Until.EqualAsync(0L, () =>
    {
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        command.ExecuteNonQuery();
        return new FileInfo(_database.File + "-wal").Length;
    });

    private long Count()
    {
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM EventContents";
        return (long)command.ExecuteScalar()!;
    }
}
