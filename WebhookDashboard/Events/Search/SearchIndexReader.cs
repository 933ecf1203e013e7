using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// Fills the search index after the fact. Searches find what it has not reached yet without the index, only slower.
/// </summary>
internal sealed partial class SearchIndexReader(
    ISearchIndex index, IEventLog log, ReaderStates states, TimeProvider clock, ILogger<SearchIndexReader> logger) : IBatchReader, ISearchIndexer, IDisposable
{
    public const string ReaderName = "search index";

    /// <summary>How many times as long as its batches the pauses between them are while webhooks come in.</summary>
    private const int PauseFactor = 3;

    /// <summary>The same while more come in than it can index in this way: it falls behind anyway, and their senders need the processor (benchmark "indexing").</summary>
    private const int FloodPauseFactor = 9;

    /// <summary>A batch may take seconds while FTS5 merges: after a pause in proportion, the index would stand still in a flood.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The most texts in one transaction. FTS5 writes a segment for each transaction and merges them afterwards, which costs
    /// more than the writing when they are small (benchmark "indexing").
    /// </summary>
    private const int MostWaiting = 2_000;

    private const int MostWaitingBytes = 4 * 1024 * 1024;

    private readonly IDisposable _damaged = index.Damaged.Subscribe(() => states.Restart(ReaderName));
    private readonly SearchableText _texts = new();
    private readonly List<(long Sequence, Range Text)> _waiting = [];
    private long _cursor;

    public string Name => ReaderName;

    public IReadOnlyList<EndpointSlug> Endpoints => [];

    /// <summary>A larger batch outlives the youngest generation of the heap, and senders wait while it is copied (benchmark "ingest").</summary>
    public int BatchSize => 250;

    public long Bytes => index.Bytes;

    public async ValueTask<long?> ReadCursorAsync(CancellationToken cancellationToken)
    {
        var state = index.Read();
        if (state.Sequence > 0 && await IsOfAnotherLogAsync(state, cancellationToken))
        {
            Log.OfAnotherLog(logger);
            index.Clear();
            state = IndexState.Empty;
        }

        Forget();
        return _cursor = state.Sequence;
    }

    public void Dispose() => _damaged.Dispose();

    public async Task RebuildAsync()
    {
        await Task.Run(index.Clear);
        states.Restart(Name);
    }

    public async Task<BatchResult> HandleAsync(IReadOnlyList<WholeEvent> events, CancellationToken cancellationToken)
    {
        var head = log.Head.Sequence;
        var began = clock.GetTimestamp();
        var result = Add(events);
        var arrived = log.Head.Sequence - head;
        if (arrived != 0)
        {
            var keepsUp = arrived * (1 + PauseFactor) <= events.Count;
            var pause = clock.GetElapsedTime(began) * (keepsUp ? PauseFactor : FloodPauseFactor);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, clock, cancellationToken);
        }

        return result;
    }

    /// <summary>Texts wait for each other as long as more events are in the log.</summary>
    private BatchResult Add(IReadOnlyList<WholeEvent> events)
    {
        Exception? bug = null;
        foreach (var whole in events)
        {
            _waiting.Add((whole.Summary.Sequence, MakeText(whole, ref bug)));
        }

        var last = events[^1].Summary;
        var isFull = _waiting.Count >= MostWaiting || _texts.Length >= MostWaitingBytes;
        return new BatchResult(isFull || last.Sequence >= log.Head.Sequence ? Write(last.Id) : last.Sequence, bug, Retry: null);
    }

    private long Write(Domain.EventId last)
    {
        try
        {
            return _cursor = index.Add(_cursor, _waiting, _texts, last);
        }
        catch
        {
            states.Restart(Name); // Earlier batches are lost too.
            throw;
        }
        finally
        {
            Forget();
        }
    }

    private void Forget()
    {
        _texts.Clear();
        _waiting.Clear();
    }

    /// <summary>Whether an older copy of the log was restored, or another log, so that the index contains other events.</summary>
    private async Task<bool> IsOfAnotherLogAsync(IndexState state, CancellationToken cancellationToken)
    {
        if (await log.HeadBehindAsync(state.Sequence, cancellationToken) is not null)
        {
            return true;
        }

        var page = await log.PageAsync(EventFilter.All, new PageRequest(Before: state.Sequence + 1, Limit: 1), cancellationToken);
        return page.Items is [var last] && last.Sequence == state.Sequence && last.Id != state.LastId;
    }

    private Range MakeText(WholeEvent whole, ref Exception? bug)
    {
        try
        {
            return _texts.Add(whole);
        }
        catch (Exception fault)
        {
            Log.NotIndexed(logger, whole.Summary.Id, fault);
            bug = fault;
            return _texts.AddMarks(whole.Summary);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.EventNotIndexed, LogLevel.Error, "The text of the event {EventId} could not be indexed because of a bug; every search tests the event itself")]
        public static partial void NotIndexed(ILogger logger, Domain.EventId eventId, Exception bug);

        [LoggerMessage(LogEventIds.Events.IndexOfAnotherLog, LogLevel.Warning, "The search index belongs to another state of the log, for example because the database was restored from a copy. It is filled again")]
        public static partial void OfAnotherLog(ILogger logger);
    }
}
