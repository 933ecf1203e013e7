using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Settings.Storage;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using Xunit;

namespace WebhookDashboard.Tests.Components.Settings;

public sealed class SearchPartTests : IAsyncDisposable
{
    private readonly HandReaders _readers = new();
    private readonly HandIndexer _indexer = new();
    private readonly PageContext _context;

    public SearchPartTests() => _context = new PageContext(services =>
    {
        services.AddSingleton<IReaderStates>(_readers);
        services.AddSingleton<ISearchIndexer>(_indexer);
    });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Theory]
    [InlineData(12_345, false, "12,345 events behind")]
    [InlineData(1, true, "retrying, 1 event behind")]
    [InlineData(0, false, "up to date")]
    public void Index_AnyState_SaysHowFarBehindItIs(long lag, bool isFailing, string expected)
    {
        _readers.Now = [new ReaderState(SearchIndexReader.ReaderName, [], Cursor: 40, lag, SetAside: 0, isFailing, LastFault: null)];

        var part = _context.Render<SearchPart>();

        Assert.Equal(expected, part.Find("[data-testid=index-state]").TextContent.Trim());
        Assert.Contains("2.5 MB", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_Clicked_IsRebuilt()
    {
        var part = _context.Render<SearchPart>();

        await part.ClickAsync(".rebuild button");

        Assert.Equal(1, _indexer.Rebuilds);
        Assert.Empty(part.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Rebuild_FileIsReadOnly_SaysSoAndCanBeTriedAgain()
    {
        _indexer.Fault = new SqliteException("attempt to write a readonly database", 8);
        var part = _context.Render<SearchPart>();

        await part.ClickAsync(".rebuild button");

        await part.ShowsAsync(() => Assert.Contains(
            "Couldn't rebuild the index: attempt to write a readonly database", part.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        _indexer.Fault = null;
        await part.ClickAsync(".rebuild button");
        await part.ShowsAsync(() => Assert.Empty(part.FindAll("[role=alert]")));
        Assert.Equal(2, _indexer.Rebuilds);
    }
}
