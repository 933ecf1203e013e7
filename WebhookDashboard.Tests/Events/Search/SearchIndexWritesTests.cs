using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>The index's reader writes few and large transactions, and none of its texts is lost between them.</summary>
public sealed class SearchIndexWritesTests() : LogSuite(new SqliteTestDatabase())
{
    private readonly RecordingIndex _index = new();

    [Fact]
    public async Task Handle_MoreEventsAreInTheLog_WritesThemTogether()
    {
        var events = await KeepAsync(4);
        using var reader = MakeReader(Host.Get<ReaderStates>());

        var first = await reader.HandleAsync([events[0], events[1]], Cancel);
        var second = await reader.HandleAsync([events[2], events[3]], Cancel);

        Assert.Equal((2, 4), (first.Done, second.Done));
        Assert.Equal([1, 2, 3, 4], Assert.Single(_index.Writes));
    }

    [Fact]
    public async Task Handle_WriteFails_BeginsAgainAtTheCursorOfTheIndex()
    {
        var events = await KeepAsync(4);
        var states = new ReaderStates(Host.Get<IDbContextFactory<DashboardContext>>());
        using var reader = MakeReader(states);
        using var follower = new LogFollower(Log, [], batchSize: 10, TimeSpan.Zero, TimeProvider.System);
        states.Add(new ReaderProgress(reader, follower));
        await reader.HandleAsync([events[0], events[1]], Cancel);
        _index.Fault = new IOException("The disk is full.");

        await Assert.ThrowsAsync<IOException>(() => reader.HandleAsync([events[2], events[3]], Cancel));

        Assert.Empty(await follower.NextAsync(Cancel)); // Interrupted, so that the cursor is read again.
        _index.Fault = null;
        Assert.Equal(0, await reader.ReadCursorAsync(Cancel));
        await reader.HandleAsync(events, Cancel);
        Assert.Equal([1, 2, 3, 4], Assert.Single(_index.Writes));
    }

    private SearchIndexReader MakeReader(ReaderStates states) =>
        new(_index, Log, states, TimeProvider.System, NullLogger<SearchIndexReader>.Instance);

    private async Task<IReadOnlyList<WholeEvent>> KeepAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox"));
        }

        return await Log.ReadForwardAsync(0, [], count, Cancel);
    }

    private sealed class RecordingIndex : ISearchIndex
    {
        public List<long[]> Writes { get; } = [];

        public Exception? Fault { get; set; }

        public long Bytes => 0;

        public ChangeSignal Damaged { get; } = new();

        public IndexState Read() => IndexState.Empty;

        public long Add(long cursor, IReadOnlyList<(long Sequence, Range Text)> texts, SearchableText source, EventId lastId)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Writes.Add([.. texts.Select(text => text.Sequence)]);
            return texts[^1].Sequence;
        }

        public IReadOnlyList<long> ReadSequences(long after, int limit) => [];

        public void Remove(IReadOnlyCollection<long> sequences)
        {
        }

        public bool Merge() => false;

        public void Clear()
        {
        }
    }
}
