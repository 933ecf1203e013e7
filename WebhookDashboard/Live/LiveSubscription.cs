using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>
/// The bounded buffer of one subscriber. Batches that arrive while the subscriber is busy are merged into one update of at
/// most <see cref="WatchBatch.MaxEvents"/> events; the rest is only counted, so a slow circuit never grows.
/// </summary>
internal sealed class LiveSubscription : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Action<LiveSubscription> _onDispose;
    private readonly Action? _changed;
    private List<EventSummary> _events = [];
    private long _skipped;
    private long _head;
    private FeedStatus _status;
    private bool _restarted;
    private bool _dirty = true;
    private TaskCompletionSource _signal = NewSignal();

    internal LiveSubscription(FeedStatus status, long head, Action<LiveSubscription> onDispose, Action? changed = null)
    {
        _status = status;
        _head = head;
        _onDispose = onDispose;
        _changed = changed;
        _signal.SetResult();
    }

    /// <summary>Waits for an update. The first call returns at once, with the current status.</summary>
    public async Task<LiveUpdate> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            lock (_gate)
            {
                if (_dirty)
                {
                    return Take();
                }

                signal = _signal.Task;
            }

            await signal.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes what arrived since the last update; null if there is nothing.</summary>
    public LiveUpdate? TakeNew()
    {
        lock (_gate)
        {
            return _dirty ? Take() : null;
        }
    }

    public void Dispose() => _onDispose(this);

    internal void Offer(WatchBatch batch)
    {
        lock (_gate)
        {
            _head = Math.Max(_head, batch.Head);
            _skipped += batch.Skipped;
            if (batch.Skipped > 0)
            {
                // Events before a gap would be shown next to events that they don't adjoin.
                _skipped += _events.Count;
                _events.Clear();
            }

            _events.AddRange(batch.Events);
            var excess = _events.Count - WatchBatch.MaxEvents;
            if (excess > 0)
            {
                _events.RemoveRange(0, excess);
                _skipped += excess;
            }

            Wake();
        }
    }

    internal void Offer(FeedStatus status)
    {
        lock (_gate)
        {
            if (_status != status)
            {
                _status = status;
                Wake();
            }
        }
    }

    /// <summary>Drops everything that waits, because the log went back.</summary>
    internal void Restart(long head)
    {
        lock (_gate)
        {
            _head = head;
            _events.Clear();
            _skipped = 0;
            _restarted = true;
            Wake();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveUpdate Take()
    {
        var update = new LiveUpdate(_status, _head, _events, _skipped, _restarted);
        _events = [];
        _skipped = 0;
        _restarted = false;
        _dirty = false;
        _signal = NewSignal();
        return update;
    }

    private void Wake()
    {
        _dirty = true;
        _signal.TrySetResult();
        _changed?.Invoke();
    }
}
