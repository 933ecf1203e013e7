using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// Follows the log from a sequence: returns the next events, and sleeps until there are some. A follower of some
/// endpoints is not woken by others.
/// </summary>
internal sealed class LogFollower : IDisposable
{
    private readonly IEventLog _log;
    private readonly IReadOnlyList<EndpointSlug> _endpoints;
    private readonly int _batchSize;
    private readonly LogHead[] _heads;
    private readonly Throttle _throttle;
    private readonly IDisposable[] _subscriptions;
    private volatile bool _isWaiting;
    private long _position;
    private int _era;

    /// <param name="log">The log.</param>
    /// <param name="endpoints">Only events of these; empty: all.</param>
    /// <param name="batchSize">The most events of one batch.</param>
    /// <param name="pace">While little arrives, a batch comes at once; at a busy endpoint, one in this time.</param>
    /// <param name="clock">Measures the pace.</param>
    public LogFollower(IEventLog log, IReadOnlyList<EndpointSlug> endpoints, int batchSize, TimeSpan pace, TimeProvider clock)
    {
        (_log, _endpoints, _batchSize) = (log, endpoints, batchSize);
        _heads = endpoints.Count == 0 ? [log.Head] : [.. endpoints.Distinct().Select(log.Head.Of)];
        _throttle = new Throttle(pace, clock);
        _subscriptions = Array.ConvertAll(_heads, head => head.Moved.Subscribe(_throttle.Signal));
        _era = log.Head.Era;
    }

    /// <summary>All up to this sequence has been given, or is of no interest.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>
    /// How many sequences were committed beyond <see cref="Position"/>: at least as many as there are events to come. A
    /// follower that waits is behind only if its own endpoints have something new.
    /// </summary>
    public long Lag => Math.Max(0, (_isWaiting ? _heads.Max(head => head.Sequence) : _log.Head.Sequence) - Position);

    /// <summary>Goes on after a sequence of an era, which was read before the sequence: <see cref="LogHead.Era"/>.</summary>
    public void GoTo(long sequence, int era)
    {
        _era = era;
        MoveTo(sequence);
    }

    /// <summary>Events up to here are done; call it after each batch.</summary>
    public void MoveTo(long sequence) => Volatile.Write(ref _position, sequence);

    /// <returns>The next events, in order. None when the log went back: what was read before means nothing any more.</returns>
    public async Task<IReadOnlyList<WholeEvent>> NextAsync(CancellationToken cancellationToken)
    {
        while (_log.Head.Era == _era)
        {
            // Both before the reading: whatever is committed later is beyond them.
            var head = _log.Head.Sequence;
            var seen = Array.ConvertAll(_heads, own => own.Sequence);
            var events = await _log.ReadForwardAsync(Position, _endpoints, _batchSize, cancellationToken);
            if (events.Count > 0)
            {
                return events;
            }

            MoveTo(Math.Max(Position, head));
            await WaitAsync(seen, cancellationToken);
        }

        return [];
    }

    public void Dispose() => Array.ForEach(_subscriptions, subscription => subscription.Dispose());

    private async Task WaitAsync(long[] seen, CancellationToken cancellationToken)
    {
        _isWaiting = true;
        try
        {
            do
            {
                await _throttle.NextTurnAsync(cancellationToken);
            }
            while (_log.Head.Era == _era && _heads.Zip(seen).All(pair => pair.First.Sequence == pair.Second)); // It has read those already.
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
