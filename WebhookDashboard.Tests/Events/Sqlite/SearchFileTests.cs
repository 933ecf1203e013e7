using Microsoft.Data.Sqlite;
using WebhookDashboard.Data.Sqlite;
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
        DeleteFiles();

        await FillAndFindAsync();
    }

    [Theory]
    [InlineData("State")]
    [InlineData("Texts")]
    [InlineData("Texts_idx")]
    [InlineData("Texts_docsize")]
    public async Task Index_TableMissing_IsFilledAgain(string table)
    {
        await FillAndFindAsync();
        await ExecuteAsync($"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '{table}'");

        await FillAndFindAsync();

        Assert.Equal(2L, await ReadAsync("SELECT count(*) FROM Texts_docsize"));
    }

    [Fact]
    public async Task Index_StateMissing_IsFilledAgain()
    {
        await FillAndFindAsync();
        await ExecuteAsync("DELETE FROM State");

        await FillAndFindAsync();
    }

    [Theory]
    [InlineData("lost", true)]
    [InlineData("lost", false)]
    [InlineData("DROP TABLE Texts", true)]
    [InlineData("DROP TABLE State", true)]
    [InlineData("DROP TABLE State", false)]
    public async Task Index_LostWhileTheAppRuns_IsFilledAgainAfterTheNextSearchOrEvent(string how, bool isSearched)
    {
        await using var host = await LogHost.StartAsync(_database.ConnectionString, []);
        await host.KeepAsync(AnEvent.To("inbox").WithBody("a needle"));
        await UntilFilledAsync(1);
        if (how == "lost")
        {
            DeleteFiles();
        }
        else
        {
            await ExecuteAsync(how);
        }

        if (isSearched)
        {
            Assert.Single((await host.Log.PageAsync(new EventFilter { Duplicates = DuplicateFilter.Hide, Search = new SearchText(["NEEDLE"]) }, new PageRequest(), Cancel)).Items);
        }
        else
        {
            await host.KeepAsync(AnEvent.To("inbox"));
        }

        await UntilFilledAsync(isSearched ? 1 : 2);

        Task UntilFilledAsync(long events) => Until.EqualAsync(events, async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return File.Exists(SearchPath) ? await ReadAsync("SELECT count(*) FROM Texts_docsize JOIN State ON id <= Sequence") : 0;
        });
    }

    [Fact]
    public async Task Rebuild_AgainAndAgainDuringIngest_HoldsEachEventOnce()
    {
        await using var host = await LogHost.StartAsync(_database.ConnectionString, []);
        var keeping = Task.WhenAll(Enumerable.Range(0, 600).Select(i => host.KeepAsync(AnEvent.To("inbox").WithBody($"word{i}"))));
        for (var i = 0; i < 10; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Get<ISearchIndexer>().RebuildAsync()));
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await keeping;

        await Until.EqualAsync(host.Log.Head.Sequence, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return host.Get<ISearchIndex>().Read().Sequence;
        });
        Assert.Equal(600, host.Get<ISearchIndex>().Read().Events);
        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), host.Get<ISearchIndex>().ReadSequences(0, 1_000));
        await ExecuteAsync("INSERT INTO Texts (Texts) VALUES ('integrity-check')");
    }

    [Fact]
    public async Task Remove_EmptiedMeanwhile_CountsNothing()
    {
        await FillAndFindAsync();
        using var file = new SearchFile(new SqliteDatabase(_database.ConnectionString, Path.GetTempPath()));
        using var index = new SqliteSearchIndex(file);
        Assert.Equal(1, index.Read().Events);
        index.Clear();

        index.Remove([1]);

        Assert.Equal(IndexState.Empty, index.Read());
    }

    [Fact]
    public async Task Clear_FileCantBeRead_BeginsAnew()
    {
        await FillAndFindAsync();
        await ExecuteAsync("DROP TABLE State");
        using var file = new SearchFile(new SqliteDatabase(_database.ConnectionString, Path.GetTempPath()));
        using var index = new SqliteSearchIndex(file);

        index.Clear();

        Assert.Equal(IndexState.Empty, index.Read());
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

    private void DeleteFiles()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(SearchPath)!, $"{Path.GetFileName(SearchPath)}*"))
        {
            File.Delete(file);
        }
    }

    /// <returns>0 if there is no such table.</returns>
    private async Task<long> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={SearchPath};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
        catch (SqliteException)
        {
            return 0;
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
