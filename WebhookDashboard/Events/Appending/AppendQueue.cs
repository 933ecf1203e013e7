using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Events.Appending;

/// <summary>
/// The events that wait for the next commit, bounded in number and in bytes. Many threads add; one takes everything, up to
/// the size of a batch.
/// </summary>
internal sealed class AppendQueue(int maxPending)
{
    /// <summary>The maximum sum of waiting bodies, since they are held in memory.</summary>
    public const long MaxPendingBytes = 256L * 1024 * 1024;

    private const int MaxBatch = 1024;

    // The senders of a large batch are about to come back. Waiting a moment for them makes the next batch as large and saves
    // writing the same index pages twice (benchmark "ingest"). A quiet server never waits.
    private const int LargeBatch = 48;
    private static readonly TimeSpan MomentForSenders = TimeSpan.FromMilliseconds(1);

    private const long MaxBatchBytes = 32L * 1024 * 1024;

    // Not a Lock, since waiting for a pulse needs a monitor.
    private readonly object _gate = new();
    private readonly Queue<PendingAppend> _waiting = new();
    private long _bytes;
    private int _lastBatch;
    private bool _woken;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <returns>False when the queue is full or closed.</returns>
    public bool TryAdd(PendingAppend append)
    {
        lock (_gate)
        {
            var size = append.Webhook.Body.Length;
            if (_closed || _waiting.Count >= maxPending || (_bytes + size > MaxPendingBytes && _waiting.Count > 0))
            {
                return false;
            }

            _waiting.Enqueue(append);
            _bytes += size;
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    /// <summary>Unblocks <see cref="Take"/>, or its next call; it returns an empty batch if there is nothing.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>
    /// Blocks until an event waits, the time is over, <see cref="Wake"/> is called or the queue is closed, and takes a
    /// batch.
    /// </summary>
    /// <returns>False once the queue is closed and empty.</returns>
    public bool Take(List<PendingAppend> batch, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_woken && !_closed)
            {
                Monitor.Wait(_gate, timeout);
            }

            _woken = false;

            if (_lastBatch >= LargeBatch && _waiting.Count < _lastBatch && !_closed)
            {
                Monitor.Wait(_gate, MomentForSenders);
            }

            long bytes = 0;
            while (batch.Count < MaxBatch && bytes < MaxBatchBytes && _waiting.TryDequeue(out var append))
            {
                bytes += append.Webhook.Body.Length;
                batch.Add(append);
            }

            _bytes -= bytes;
            _lastBatch = batch.Count;
            return batch.Count > 0 || !_closed;
        }
    }

    /// <summary>Accepts no more events. <see cref="Take"/> still returns those that wait.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
