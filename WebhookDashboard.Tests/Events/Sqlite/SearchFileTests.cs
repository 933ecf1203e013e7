using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

/// <summary>The file of the search index is replaced if it can't be used, and no search needs it.</summary>
public sealed class SearchFileTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string SearchPath => SearchFile.PathFor(_database.File);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Index_FileDamaged_IsReplaced()
    {
        await File.WriteAllTextAsync(SearchPath, new string('x', 20_000), Cancel);

        await FillAndFindAsync();
    }

    [Fact]
    public async Task Index_FileOfAnotherVersion_IsFilledAgain()
    {
        await ExecuteAsync("CREATE TABLE Texts (Old); CREATE TABLE State (Sequence); INSERT INTO State VALUES (1000); PRAGMA user_version = 999");

        await FillAndFindAsync();
    }

    [Fact]
    public async Task Index_FileLost_IsFilledAgain()
    {
        await FillAndFindAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(SearchPath)!, $"{Path.GetFileName(SearchPath)}*"))
        {
            File.Delete(file);
        }

        await FillAndFindAsync();
    }

    [Fact]
    public async Task Index_DamagedWhereOnlySearchesRead_IsReplaced()
    {
        await FillAndFindAsync();
        await ExecuteAsync("UPDATE Texts_data SET block = randomblob(length(block)) WHERE id > 10"); // The lists of the trigrams.

        await FillAndFindAsync();

        await ExecuteAsync("INSERT INTO Texts (Texts) VALUES ('integrity-check')");
    }

    [Fact]
    public async Task Find_FileLockedByAnotherProcess_NeedsNoIndex()
    {
        await FillAndFindAsync();
        await using var other = new SqliteConnection($"Data Source={SearchPath};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(Cancel);
        await using var host = await LogHost.StartAsync(_database.ConnectionString, []);

        var page = await host.Log.PageAsync(new EventFilter { Search = new SearchText(["NEEDLE"]) }, new PageRequest(Limit: 1), Cancel);

        Assert.Single(page.Items);
    }

    [Fact]
    public async Task Find_InEitherOrder_NeedsNoSort()
    {
        await FillAndFindAsync();
        await using var connection = new SqliteConnection($"Data Source={SearchPath};Pooling=False");
        await connection.OpenAsync(Cancel);
        foreach (var newestFirst in new[] { true, false })
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {SqliteIndexSeeks.FindSql(newestFirst)}";
            explain.Parameters.AddWithValue("?1", "abc");
            explain.Parameters.AddWithValue("?2", 0);
            explain.Parameters.AddWithValue("?3", 0);
            await using var plan = await explain.ExecuteReaderAsync(Cancel);
            Assert.True(await plan.ReadAsync(Cancel));
            Assert.Contains("VIRTUAL TABLE", plan.GetString(plan.GetOrdinal("detail")), StringComparison.Ordinal);
            Assert.False(await plan.ReadAsync(Cancel));
        }
    }

    private async Task FillAndFindAsync()
    {
        await using var host = await LogHost.StartAsync(_database.ConnectionString, []);
        var sequence = await host.KeepAsync(AnEvent.To("inbox").WithBody("a needle"));
        await FindAsync();
        await Until.EqualAsync(sequence, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return host.Get<ISearchIndex>().Read().Sequence;
        });
        await FindAsync();

        async Task FindAsync()
        {
            var page = await host.Log.PageAsync(new EventFilter { Search = new SearchText(["NEEDLE"]) }, new PageRequest(Limit: 1), Cancel);
            Assert.Equal(sequence, Assert.Single(page.Items).Sequence);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={SearchPath};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
