using System.Diagnostics.CodeAnalysis;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Due deliveries of one destination, read ahead so that one read serves many attempts. Only its lane uses it.</summary>
internal sealed class ReadAhead(string destination, DueDeliveries queue, LaneSignal signal)
{
    public const int MaxCount = 64;

    /// <summary>The most bytes of payloads, unless a single one is larger.</summary>
    public const int MaxBytes = 1_048_576;

    private readonly Queue<Delivery> _read = [];
    private int _changes;

    public bool IsEmpty => _read.Count == 0;

    /// <summary>Takes the next delivery. Discards all if one was changed since they were read: it may have been cancelled.</summary>
    public bool TryTake([NotNullWhen(true)] out Delivery? delivery)
    {
        if (_changes != signal.Changes)
        {
            _read.Clear();
        }

        return _read.TryDequeue(out delivery);
    }

    /// <summary>Reads the next due deliveries. Call it when none is left to take.</summary>
    /// <param name="underWay">Leaves out these, whose attempts are not recorded yet.</param>
    /// <param name="mayBegin">Leaves out those for which it returns false.</param>
    /// <param name="now">Leaves out those that are due later.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>When the next one is due; null if that is unknown.</returns>
    public async Task<DateTimeOffset?> FillAsync(
        IReadOnlyCollection<long> underWay, Func<Delivery, bool> mayBegin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _changes = signal.Changes; // Before the read, so that a change during it discards what was read.
        var waiting = await queue.NextAsync(destination, underWay.Count + MaxCount + 1, cancellationToken);
        var idle = waiting.Where(one => !underWay.Contains(one.Id)).ToList();
        var due = WithinBounds(idle.Where(one => one.At <= now)).ToList();
        if (due.Count > 0)
        {
            foreach (var delivery in (await queue.ReadAsync(due, now, cancellationToken)).Where(mayBegin))
            {
                _read.Enqueue(delivery);
            }
        }

        return idle.Count > due.Count && idle[due.Count].At > now ? idle[due.Count].At : null;
    }

    private static IEnumerable<long> WithinBounds(IEnumerable<DueDelivery> due)
    {
        var bytes = 0L;
        foreach (var (one, i) in due.Take(MaxCount).Select((one, i) => (one, i)))
        {
            bytes += one.Bytes;
            if (i > 0 && bytes > MaxBytes)
            {
                yield break;
            }

            yield return one.Id;
        }
    }
}
