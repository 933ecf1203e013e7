using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Sqlite;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>The index as the app runs it.</summary>
public sealed class SearchIndexServiceTests() : LogSuite(new SqliteTestDatabase())
{
    [Fact]
    public async Task Index_AfterAppends_CatchesUpAndSaysHowFarItIs()
    {
        await KeepManyAsync(1_500, i => AnEvent.To("inbox").WithBody($"word{i}"));

        await UntilIndexedAsync(1_500);

        await Until.EqualAsync((SearchIndexReader.ReaderName, 1_500L, 0L), async () =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1)); // It may still pause after its last turn.
            var state = Assert.Single(await Host.Get<IReaderStates>().ReadAsync(Cancel));
            return (state.Name, state.Cursor, state.Lag);
        });
    }

    [Fact]
    public async Task Rebuild_NothingNewArrives_FillsTheIndexAgain()
    {
        await KeepManyAsync(100, i => AnEvent.To("inbox").WithBody($"word{i}"));
        await UntilIndexedAsync(100);

        await Host.Get<SearchIndexReader>().RebuildAsync();
        await UntilIndexedAsync(100);

        var page = await Log.PageAsync(new EventFilter { Search = new SearchText(["WORD42"]) }, new PageRequest(), Cancel);
        Assert.Single(page.Items);
    }

    [Fact]
    public async Task Index_AfterARestart_ContinuesWhereItWas()
    {
        await KeepManyAsync(100);
        await UntilIndexedAsync(100);
        await StartAsync();
        await KeepManyAsync(100);

        await UntilIndexedAsync(200);
    }

    [Fact]
    public async Task Index_WrittenInManyParts_IsMergedToFew()
    {
        for (var i = 1; i <= 15; i++)
        {
            await KeepManyAsync(1, _ => AnEvent.To("inbox").WithBody($"word{i}"));
            await UntilIndexedAsync(i);
        }

        await Until.TrueAsync(async () =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            return await CountPartsAsync() <= 4;
        });

        var page = await Log.PageAsync(new EventFilter { Search = new SearchText(["word1"]) }, new PageRequest(), Cancel);
        Assert.Equal(7, page.Items.Count);
    }

    private async Task<long> CountPartsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Host.Get<SearchFile>().Path};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT segid) FROM Texts_idx";
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private Task UntilIndexedAsync(long sequence) => Until.EqualAsync(sequence, () =>
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return Host.Get<ISearchIndex>().Read().Sequence;
    });
}
