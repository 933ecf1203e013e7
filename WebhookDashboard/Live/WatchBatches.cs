using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Live;

/// <summary>
/// Reads the events between two sequences as one batch. Watchers of the same endpoints at the same sequence, which nearly
/// all are nearly always, share one read.
/// </summary>
internal sealed class WatchBatches(IEventLog log)
{
    /// <summary>In a flood nobody reads 200 new rows ten times a second; a screenful shows that events flow.</summary>
    public const int MaxEventsInFlood = 50;

    private const int MaxShared = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Task<WatchBatch>> _shared = [];
    private readonly Queue<Key> _ages = new();

    public Task<WatchBatch> ReadAsync(IReadOnlyList<EndpointSlug> endpoints, long after, long head)
    {
        var key = new Key(string.Join(',', endpoints.Select(e => e.Value).Order(StringComparer.Ordinal)), log.Head.Era, after, head);
        lock (_gate)
        {
            if (_shared.TryGetValue(key, out var shared) && !shared.IsFaulted)
            {
                return shared;
            }

            if (_ages.Count == MaxShared)
            {
                _shared.Remove(_ages.Dequeue());
            }

            // No caller can cancel it, since others share it; it is a few short reads.
            var reading = ReadOnceAsync(endpoints, after, head);
            _shared[key] = reading;
            _ages.Enqueue(key);
            return reading;
        }
    }

    private async Task<WatchBatch> ReadOnceAsync(IReadOnlyList<EndpointSlug> endpoints, long after, long head)
    {
        var filter = new EventFilter { Endpoints = endpoints };
        var flood = endpoints.Count == 0 && head - after > WatchBatch.MaxEvents;
        var page = await log.PageAsync(
            filter,
            new PageRequest(Before: head + 1, After: after, Limit: flood ? MaxEventsInFlood : WatchBatch.MaxEvents),
            CancellationToken.None);
        var skipped = page.NextBefore is { } oldest
            ? await CountAsync(filter, after, before: oldest)
            : 0;
        return new WatchBatch(head, [.. page.Items.Reverse()], skipped);
    }

    /// <summary>
    /// Counts exactly, however many there are: in windows of sequences that hold no more events than are counted one by one.
    /// Each is a short read of its own, so that other reads take their turns in between.
    /// </summary>
    private async Task<long> CountAsync(EventFilter filter, long after, long before)
    {
        if (await log.CountAsync(filter, after, before, CancellationToken.None) is { IsExact: true } all)
        {
            return all.Count;
        }

        var count = 0L;
        while (await FindFirstAsync(filter, after) is { } first && first < before)
        {
            var end = Math.Min(before, first + EventCount.MostCounted);
            count += (await log.CountAsync(filter, first - 1, end, CancellationToken.None)).Count;
            after = end - 1;
        }

        return count;
    }

    /// <summary>Passes over sequences of deleted events and other endpoints.</summary>
    private async Task<long?> FindFirstAsync(EventFilter filter, long after)
    {
        var page = await log.PageAsync(filter, new PageRequest(After: after, Limit: 1), CancellationToken.None);
        return page.Items is [var first] ? first.Sequence : null;
    }

    private readonly record struct Key(string Endpoints, int Era, long After, long Head);
}
