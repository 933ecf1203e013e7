using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>A log in memory, for tests of its readers.</summary>
internal sealed class MemoryLog : IEventLog
{
    /// <summary>Replaced, never changed: a reader may enumerate it on another thread.</summary>
    private List<(EventSummary Summary, StoredEvent Stored, byte[] Body)> _events = [];

    public LogHead Head { get; } = new();

    /// <summary>The number of pages read.</summary>
    public int Pages { get; private set; }

    /// <summary>The filters that were counted.</summary>
    public List<(EventFilter Filter, long After, long Before)> Counts { get; } = [];

    /// <summary>How many sequences a search examines before it returns what it found.</summary>
    public long LooksAt { get; set; } = long.MaxValue;

    /// <summary>While set, reads fail.</summary>
    public Exception? Fault { get; set; }

    /// <summary>While set, everything but reading a page fails.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>The most events that a pin by filter changes at once.</summary>
    public int PinsAtOnce { get; set; } = int.MaxValue;

    /// <summary>While set, reads wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What the read of a page waits for, besides <see cref="Gate"/>.</summary>
    public Func<PageRequest, Task> GateOf { get; set; } = _ => Task.CompletedTask;

    /// <summary>Makes the row that a page has of an event.</summary>
    public Func<EventSummary, EventSummary> MakeRow { get; set; } = row => row;

    /// <summary>The reads of the beginnings of bodies: of which events, and how much of each.</summary>
    public List<(IReadOnlyCollection<long> Sequences, int Bytes)> Openings { get; } = [];

    /// <summary>The largest part of a body read at once, in bytes.</summary>
    public int LargestRead { get; private set; }

    public IEnumerable<EventSummary> NewestFirst => NewestWhole(long.MaxValue).Select(e => e.Summary);

    public EventSummary Add(AnEvent webhook, EventId? duplicateOf = null)
    {
        var sequence = Head.Sequence + 1;
        var summary = webhook.Summary(sequence) with { DuplicateOf = duplicateOf };
        _events = [.. _events, (summary, webhook.Stored(sequence) with { Summary = summary }, webhook.Build().Body.ToArray())];
        Head.MoveTo(sequence);
        return summary;
    }

    /// <summary>Adds many events at once.</summary>
    public void AddMany(int count, AnEvent webhook)
    {
        var first = Head.Sequence + 1;
        var body = webhook.Build().Body.ToArray();
        _events =
        [
            .. _events,
            .. Enumerable.Range(0, count).Select(i => (webhook.Summary(first + i), webhook.Stored(first + i), body)),
        ];
        Head.MoveTo(first + count - 1);
    }

    public void Remove(EventId id) => _events = [.. _events.Where(e => e.Summary.Id != id)];

    /// <summary>Puts a removed event back, without its headers and its body.</summary>
    public void Restore(EventSummary row) =>
        _events = [.. _events.Append((row, new StoredEvent(row, [], []), [])).OrderBy(one => one.Item1.Sequence)];

    public EventPage Page(EventFilter filter, PageRequest request)
    {
        // Like a search that goes far: it ends after so many events, whatever it found.
        var looksAt = filter.SelectsContents || filter.SelectsRows ? Math.Min(LooksAt, Head.Sequence) : Head.Sequence;
        if (request is { After: { } after, Before: null })
        {
            var last = after + looksAt;
            var above = Matching(filter, _events.Skip(IndexOf(_events, after + 1)).TakeWhile(e => e.Summary.Sequence <= last)).Take(request.Limit).Reverse().ToList();
            return new EventPage(above, above.Count > 0 ? above[^1].Sequence : null)
            {
                NextAfter = above.Count == request.Limit ? above[0].Sequence : last < Head.Sequence ? last : null,
            };
        }

        var (from, to) = (request.After ?? 0, request.Before ?? long.MaxValue);
        var matching = Matching(filter, NewestWhole(to).TakeWhile(e => e.Summary.Sequence > from))
            .Take(request.Limit + 1)
            .ToList();
        var items = matching.Take(request.Limit).ToList();
        if (looksAt < Head.Sequence && request.After is null)
        {
            var end = Math.Min(request.Before ?? long.MaxValue, Head.Sequence + 1) - looksAt;
            var found = items.Where(e => e.Sequence >= end).ToList();
            return found.Count == request.Limit || end <= 1 ? new EventPage(found, end <= 1 && matching.Count == found.Count ? null : found[^1].Sequence) : new EventPage(found, end);
        }

        return new EventPage(items, matching.Count > items.Count ? items[^1].Sequence : null);
    }

    public long Count(EventFilter filter, long after, long before) =>
        Matching(filter, _events.Where(e => e.Summary.Sequence > after && e.Summary.Sequence < before)).Count();

    public async Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        // Takes the fault first: a test that sees this read may clear the fault, and this read must still fail.
        var fault = Fault;
        Pages++;
        await Task.WhenAll(Gate, GateOf(request)).WaitAsync(cancellationToken);
        var page = fault is null ? Page(filter, request) : throw fault;
        return page with { Items = [.. page.Items.Select(MakeRow)] };
    }

    public Task<EventCount> CountAsync(EventFilter filter, long after, long before, CancellationToken cancellationToken)
    {
        Counts.Add((filter, after, before));
        return Answer(() => new EventCount(Count(filter, after, before)));
    }

    public async Task<StoredEvent?> FindAsync(EventId id, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        return _events.Find(e => e.Summary.Id == id).Stored;
    }

    public Task<IReadOnlySet<EventId>> FindStoredAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<EventId>>(ids.Where(id => _events.Exists(e => e.Summary.Id == id)).ToHashSet());

    public Task<byte[]?> ReadBodyAsync(EventId id, CancellationToken cancellationToken) =>
        ReadBodyStartAsync(id, int.MaxValue, cancellationToken);

    public Task<byte[]?> ReadBodyStartAsync(EventId id, int most, CancellationToken cancellationToken)
    {
        var body = _events.Find(e => e.Summary.Id == id).Body;
        var start = body?[..Math.Min(body.Length, most)];
        LargestRead = Math.Max(LargestRead, start?.Length ?? 0);
        return Answer(() => start);
    }

    public Task<IReadOnlyList<EventOpening>> ReadOpeningsAsync(
        IReadOnlyCollection<long> sequences, int bytes, CancellationToken cancellationToken) =>
        Read(sequences, bytes,
        [
            .. _events.Where(e => sequences.Contains(e.Summary.Sequence)).Select(e => new EventOpening(
                e.Summary.Sequence, HeaderBlock.From(e.Stored.Headers), e.Body[..Math.Min(e.Body.Length, bytes)])),
        ]);

    private Task<IReadOnlyList<EventOpening>> Read(IReadOnlyCollection<long> sequences, int bytes, IReadOnlyList<EventOpening> openings)
    {
        Openings.Add(([.. sequences], bytes));
        return Task.FromResult(openings);
    }

    public ChangeSignal Deleted { get; } = new();

    public async Task<bool> DeleteAsync(EventId id, CancellationToken cancellationToken) => await DeleteAsync([id], cancellationToken) > 0;

    public Task<int> DeleteAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromException<int>(refusal);
        }

        var before = _events.Count;
        foreach (var id in ids)
        {
            Remove(id);
        }

        var deleted = before - _events.Count;
        Deleted.Tell();
        return Task.FromResult(deleted);
    }

    public ValueTask<long?> HeadBehindAsync(long cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<WholeEvent>> ReadForwardAsync(
        EventFilter filter, long after, long before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WholeEvent>>(_events
            .Where(e => filter.Matches(e.Summary) && e.Summary.Sequence > after && e.Summary.Sequence < before)
            .Take(limit)
            .Select(e => new WholeEvent(e.Summary, HeaderBlock.From(e.Stored.Headers), e.Body, HeaderBlock.From(e.Stored.Trailers)))
            .ToList());

    public ChangeSignal PinsChanged { get; } = new();

    public Task<DeletionResult> PinAsync(EventFilter filter, bool pinned, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromException<DeletionResult>(refusal);
        }

        var ids = Matching(filter with { Pinned = !pinned }, _events).Select(one => one.Id).ToList();
        if (ids.Count > PinsAtOnce)
        {
            return Task.FromResult(new DeletionResult(new EventCount(ids.Count), IsDone: false));
        }

        _ = PinAsync(ids, pinned, cancellationToken);
        return Task.FromResult(new DeletionResult(new EventCount(ids.Count), IsDone: true));
    }

    public Task<int> PinAsync(IReadOnlyCollection<EventId> ids, bool pinned, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromException<int>(refusal);
        }

        _events =
        [
            .. _events.Select(e => !ids.Contains(e.Summary.Id) ? e
                : (e.Summary with { Pinned = pinned }, e.Stored with { Summary = e.Summary with { Pinned = pinned } }, e.Body)),
        ];
        PinsChanged.Tell();
        return Task.FromResult(_events.Count(e => ids.Contains(e.Summary.Id)));
    }

    public Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        var before = _events.Count;
        filter = filter with { Pinned = filter.Pinned ?? false };
        _events = [.. _events.Where(e => !filter.Matches(e.Summary))];
        Deleted.Tell();
        return Task.FromResult(new DeletionResult(new EventCount(before - _events.Count), IsDone: true));
    }

    private Task<T> Answer<T>(Func<T> answer) => Refusal is { } refusal ? Task.FromException<T>(refusal) : Task.FromResult(answer());

    /// <summary>The index of the first event from a sequence on.</summary>
    private static int IndexOf(List<(EventSummary Summary, StoredEvent Stored, byte[] Body)> events, long sequence)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].Summary.Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private IEnumerable<(EventSummary Summary, StoredEvent Stored, byte[] Body)> NewestWhole(long before)
    {
        var events = _events;
        for (var i = IndexOf(events, before) - 1; i >= 0; i--)
        {
            yield return events[i];
        }
    }

    /// <summary>Those of some events that match, in their order.</summary>
    private static IEnumerable<EventSummary> Matching(EventFilter filter, IEnumerable<(EventSummary Summary, StoredEvent Stored, byte[] Body)> events)
    {
        using var matcher = EventMatcher.Of(filter);
        foreach (var e in events.Where(e => filter.Matches(e.Summary)))
        {
            if (matcher?.Matches(new WholeEvent(e.Summary, HeaderBlock.From(e.Stored.Headers), e.Body, HeaderBlock.From(e.Stored.Trailers))) != false)
            {
                yield return e.Summary;
            }
        }
    }
}
