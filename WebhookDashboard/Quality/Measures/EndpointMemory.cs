using System.Buffers.Binary;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Measures;

/// <summary>Measures the events of one endpoint, in the order of the log, by what it remembers of those before.</summary>
internal sealed class EndpointMemory(QualityMemoryRow row)
{
    private readonly RecentBodies _bodies = new(row.Bodies);
    private readonly long[] _latest = ReadTimes(row.LatestTimes);

    /// <param name="received">The next event.</param>
    /// <param name="json">The beginning of its body as text.</param>
    /// <param name="earlierStatus">How the last delivery with its provider id was answered; null if there was none, or nobody knows.</param>
    public MeasuredEvent Measure(WholeEvent received, ReadOnlySpan<byte> json, int? earlierStatus)
    {
        var summary = received.Summary;
        var isRepeat = summary.DuplicateOf is not null;
        var isKnownBody = !received.Body.IsEmpty && _bodies.Add(received.Body.Span);
        var isFirst = !isRepeat && !isKnownBody;
        var time = isFirst ? EventTime.Find(received.Headers, json, summary.ReceivedAt) : null;
        return new MeasuredEvent(summary.Id, summary.ReceivedAt, summary.Signature.Verdict)
        {
            IsRepeat = isRepeat,
            IsRetry = isRepeat && earlierStatus is < 200 or >= 300,
            IsSameBody = !isRepeat && isKnownBody,
            Interval = TakeInterval(summary.ReceivedAt),
            TimeSource = time?.Source ?? TimeSources.None,
            Lag = summary.ReceivedAt - time?.At,
            Disorder = time is { } known ? TakeDisorder(known, summary.ReceivedAt) : null,
        };
    }

    /// <summary>Writes what it remembers to the row.</summary>
    public void Save()
    {
        row.Bodies = _bodies.ToBytes();
        var times = new byte[_latest.Length * sizeof(long)];
        for (var i = 0; i < _latest.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(times.AsSpan(i * sizeof(long)), _latest[i]);
        }

        row.LatestTimes = times;
    }

    private static long[] ReadTimes(byte[] stored)
    {
        var times = new long[TimeSourceNames.Count];
        for (var i = 0; i < times.Length && (i + 1) * sizeof(long) <= stored.Length; i++)
        {
            times[i] = BinaryPrimitives.ReadInt64LittleEndian(stored.AsSpan(i * sizeof(long)));
        }

        return times;
    }

    private TimeSpan? TakeInterval(DateTimeOffset receivedAt)
    {
        var last = row.LastReceivedAt;
        if (last == default)
        {
            row.LastReceivedAt = receivedAt;
            return null;
        }

        if (receivedAt <= last)
        {
            return TimeSpan.Zero; // Committed in another order than received.
        }

        row.LastReceivedAt = receivedAt;
        return receivedAt - last;
    }

    /// <summary>
    /// Compares only times from the same place, and whole seconds only with whole seconds: the first event of a second may be
    /// written with the same number as the last.
    /// </summary>
    private TimeSpan? TakeDisorder(EventTime time, DateTimeOffset receivedAt)
    {
        var at = time.At.ToUnixTimeMilliseconds();
        ref var latest = ref _latest[time.Source.Index()];
        var before = time.IsWholeSeconds ? latest - (latest % 1000) : latest;

        // A time in the future counts as now: one wrong clock must not make all later events late.
        latest = Math.Max(latest, Math.Min(at, receivedAt.ToUnixTimeMilliseconds()));
        return before > at ? TimeSpan.FromMilliseconds(before - at) : null;
    }
}
