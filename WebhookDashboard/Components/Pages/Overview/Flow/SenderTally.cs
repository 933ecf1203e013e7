using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>
/// Who sent to which endpoint within the window: a sample, since each reading looks at no more than the newest
/// <see cref="MostRead"/> events. The picture needs shares, and the exact counts are those of the statistics.
/// </summary>
internal sealed class SenderTally(IEventLog log, TimeProvider clock) : IDisposable
{
    internal const int MostRead = 200;

    /// <summary>A sender may have a name and an address of its own for each event.</summary>
    private const int MostKept = 2_000;

    private readonly SemaphoreSlim _oneReading = new(1);
    private readonly Queue<(Sender Sender, EndpointSlug Endpoint, DateTimeOffset At)> _sample = new();
    private long _seen;

    /// <summary>The events of the sample, by sender and endpoint.</summary>
    public async Task<IReadOnlyDictionary<(Sender Sender, EndpointSlug Endpoint), int>> ReadAsync(
        CancellationToken cancellationToken)
    {
        await _oneReading.WaitAsync(cancellationToken);
        try
        {
            var since = clock.GetUtcNow() - StatisticsWatch.Window;
            await ReadNewAsync(since, cancellationToken);
            while (_sample.TryPeek(out var oldest) && (oldest.At < since || _sample.Count > MostKept))
            {
                _sample.Dequeue();
            }

            return _sample.CountBy(one => (one.Sender, one.Endpoint)).ToDictionary();
        }
        finally
        {
            _oneReading.Release();
        }
    }

    public void Dispose() => _oneReading.Dispose();

    private async Task ReadNewAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (log.Head.Sequence < _seen)
        {
            _sample.Clear(); // The database was restored from an older copy.
            _seen = 0;
        }

        if (log.Head.Sequence == _seen)
        {
            return;
        }

        var request = new PageRequest(After: Math.Max(_seen, log.Head.Sequence - MostRead), Limit: MostRead);
        var events = (await log.PageAsync(EventFilter.All, request, cancellationToken)).Items;
        if (events.Count == 0)
        {
            return;
        }

        var openings = await log.ReadOpeningsAsync([.. events.Select(one => one.Sequence)], bytes: 0, cancellationToken);
        var headers = openings.ToDictionary(one => one.Sequence, one => one.Headers);
        foreach (var one in events.Where(one => one.ReceivedAt >= since && !one.Imported).Reverse())
        {
            var sender = new Sender(SenderName.Of(headers.GetValueOrDefault(one.Sequence)), one.RemoteAddress);
            _sample.Enqueue((sender, one.Endpoint, one.ReceivedAt));
        }

        _seen = events[0].Sequence;
    }
}
