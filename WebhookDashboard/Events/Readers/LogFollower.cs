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
    private volatile bool _isInterrupted;
    private long _position;
    private int _era;

    /// <param name="log">The log.</param>
    /// <param name="endpoints">Only events of these; empty: all.</param>
    /// <param name="batchSize">The maximum number of events in a batch.</param>
    /// <param name="pace">The shortest time between two batches at a busy endpoint. After a quiet time a batch comes at once.</param>
    /// <param name="clock">Measures the pace.</param>
    public LogFollower(IEventLog log, IReadOnlyList<EndpointSlug> endpoints, int batchSize, TimeSpan pace, TimeProvider clock)
    {
        (_log, _endpoints, _batchSize) = (log, endpoints, batchSize);
        _heads = endpoints.Count == 0 ? [log.Head] : [.. endpoints.Distinct().Select(log.Head.Of)];
        _throttle = new Throttle(pace, clock);
        _subscriptions = Array.ConvertAll(_heads, head => head.Moved.Subscribe(_throttle.Signal));
        _era = log.Head.Era;
    }

    /// <summary>Everything up to this sequence was returned or does not matter to the reader.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>
    /// How many sequences were committed beyond <see cref="Position"/>, which is at least the number of unread events. A
    /// waiting follower is behind only if its own endpoints have something new.
    /// </summary>
    public long Lag => Math.Max(0, (_isWaiting ? _heads.Max(head => head.Sequence) : _log.Head.Sequence) - Position);

    /// <summary>Continues after a sequence. The caller must have read the era (<see cref="LogHead.Era"/>) before the sequence.</summary>
    public void GoTo(long sequence, int era)
    {
        _era = era;
        MoveTo(sequence);
    }

    /// <summary>Marks events up to a sequence as done. Call it after each batch.</summary>
    public void MoveTo(long sequence) => Volatile.Write(ref _position, sequence);

    /// <summary>Makes <see cref="NextAsync"/> return nothing, once: the cursor was changed elsewhere. Call it from any thread.</summary>
    public void Interrupt()
    {
        _isInterrupted = true;
        _throttle.Signal();
    }

    /// <returns>
    /// The next events, in order. Empty if the caller must read its cursor again: an older copy was restored, or it was
    /// interrupted.
    /// </returns>
    public async Task<IReadOnlyList<WholeEvent>> NextAsync(CancellationToken cancellationToken)
    {
        while (_log.Head.Era == _era && !_isInterrupted)
        {
            // Both before the read, so that whatever is committed later is beyond them.
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

        _isInterrupted = false; // Before the cursor is read.
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
            while (_log.Head.Era == _era && !_isInterrupted && _heads.Zip(seen).All(pair => pair.First.Sequence == pair.Second)); // It has already read those.
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
