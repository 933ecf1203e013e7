using Microsoft.Data.Sqlite;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

/// <summary>SQLite's WAL grows while a long read keeps its pages from being checkpointed.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private const long Limit = 32L * 1024 * 1024;
    private const int LargeBody = 1024 * 1024;

    private readonly SqliteTestDatabase _database = new();
    private LogHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private long WalBytes => new FileInfo(_database.File + "-wal").Length;

    public async ValueTask InitializeAsync() => _host = await LogHost.StartAsync(
        _database.ConnectionString, [("Storage:RetainBytes", $"{200 * LargeBody}"), ("Storage:RetainDays", "0")]);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Journal_AfterALongRead_IsCut()
    {
        await using (await BeginReadAsync())
        {
            await KeepLargeAsync(50);
            Assert.InRange(WalBytes, Limit + LargeBody, long.MaxValue);
        }

        await Until.TrueAsync(async () =>
        {
            await KeepLargeAsync(1);
            return WalBytes <= Limit;
        });
    }

    [Fact]
    public async Task Size_WithALongJournal_CountsIt()
    {
        await using var read = await BeginReadAsync();
        await KeepLargeAsync(10);

        var pages = await QueryAsync("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
        Assert.Equal(pages + WalBytes, await _host.Get<IDatabaseSize>().ReadAsync(Cancel));
    }

    [Fact]
    public async Task Retention_LargeJournal_IsCutBeforeEventsAreDeleted()
    {
        await using (await BeginReadAsync())
        {
            await KeepLargeAsync(110); // More than the limit with what lies in the journal, far less without.
        }

        Assert.InRange(await _host.Get<IDatabaseSize>().ReadAsync(Cancel), (200 * LargeBody) + 1, long.MaxValue);
        await _host.Get<Retention>().EnforceAsync(Cancel);

        Assert.Equal(110, (await _host.AllAsync()).Count);
        Assert.InRange(await _host.Get<IDatabaseSize>().ReadAsync(Cancel), 0, 200 * LargeBody);
    }

    [Fact]
    public async Task Housekeeping_FirstRound_HasTheDatabaseLookAtItsTables()
    {
        await _host.KeepAsync(AnEvent.To("inbox"));

        await Until.TrueAsync(async () =>
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            return await QueryAsync("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'") == 1;
        });
    }

    private async Task KeepLargeAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _host.KeepAsync(AnEvent.To("inbox").WithBody(new byte[LargeBody]));
        }
    }

    private async Task<SqliteConnection> BeginReadAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT Head FROM LogState";
        await command.ExecuteScalarAsync(Cancel);
        return connection;
    }

    private async Task<long> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
