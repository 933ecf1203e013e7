using System.Diagnostics.CodeAnalysis;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Due deliveries of one destination, read ahead so that one read serves many attempts. Only its lane uses it.</summary>
internal sealed class ReadAhead(string destination, DueDeliveries queue, LaneSignal signal)
{
    public const int MaxCount = 64;

    /// <summary>Of payloads. One delivery is read however large it is.</summary>
    public const int MaxBytes = 1_048_576;

    private readonly Queue<Delivery> _read = [];
    private int _changes;

    public bool IsEmpty => _read.Count == 0;

    /// <summary>Takes the next delivery that was read, unless somebody has changed one since then: it may be cancelled.</summary>
    public bool TryTake([NotNullWhen(true)] out Delivery? delivery)
    {
        if (_changes != signal.Changes)
        {
            _read.Clear();
        }

        return _read.TryDequeue(out delivery);
    }

    /// <summary>Reads the next deliveries that are due, once none is left to take.</summary>
    /// <param name="underWay">The deliveries whose attempts are not recorded yet; they are left out.</param>
    /// <param name="mayBegin">Leaves out others.</param>
    /// <param name="now">What is due later than this is left out.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>When the next one will be due; null if the database does not say.</returns>
    public async Task<DateTimeOffset?> FillAsync(
        IReadOnlyCollection<long> underWay, Func<Delivery, bool> mayBegin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _changes = signal.Changes; // Before the reading: a change during it discards what was read.
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
