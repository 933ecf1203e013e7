using System.Runtime.InteropServices;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Histograms;

/// <summary>Adds up a histogram. Each key has a number, given when it first appears.</summary>
internal sealed class HistogramTally
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly List<long> _totals = [];
    private readonly List<long[]?> _counts = [];
    private readonly List<(int Key, long Time)> _single = [];

    public int NumberOf(string key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var isKnown);
        if (!isKnown)
        {
            number = _keys.Count;
            _keys.Add(key);
            _totals.Add(0);
            _counts.Add(null);
        }

        return number;
    }

    /// <summary>How many events were left out, because their times are outside the span.</summary>
    public long Outside { get; private set; }

    /// <summary>Adds an event whose bucket is not known yet. A sender may give each a key of its own, so no bucket is kept for them.</summary>
    public void Add(string key, long time, TimeRange span)
    {
        if (!span.Contains(time))
        {
            Outside++;
            return;
        }

        var number = NumberOf(key);
        _totals[number]++;
        _single.Add((number, time));
    }

    /// <summary>Adds an event of a key.</summary>
    public void Add(int key, long time, TimeRange span, HistogramAxis axis)
    {
        if (span.Contains(time))
        {
            Add(key, axis.IndexOf(time), 1, axis);
        }
        else
        {
            Outside++;
        }
    }

    /// <summary>Adds events of a key to a bucket.</summary>
    public void Add(int key, int bucket, long events, HistogramAxis axis)
    {
        _totals[key] += events;
        var counts = _counts[key] ??= new long[axis.Buckets];
        counts[bucket] += events;
    }

    /// <summary>The earliest and the latest time of <see cref="Add(string, long, TimeRange)"/>.</summary>
    public (long First, long Last)? Times =>
        _single.Count == 0 ? null : (_single.Min(one => one.Time), _single.Max(one => one.Time));

    public IReadOnlyList<HistogramSeries> Series(HistogramAxis axis)
    {
        var ranked = Enumerable.Range(0, _keys.Count).Where(key => _totals[key] > 0)
            .OrderByDescending(key => _totals[key]).ThenBy(key => _keys[key], StringComparer.Ordinal).ToList();
        var rest = new long[axis.Buckets];
        var own = ranked.Take(EventHistogram.MostKeys).ToDictionary(key => key, key => _counts[key] ?? new long[axis.Buckets]);
        foreach (var counts in ranked.Skip(EventHistogram.MostKeys).Select(key => _counts[key]).OfType<long[]>())
        {
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] += counts[i];
            }
        }

        foreach (var (key, time) in _single)
        {
            (own.GetValueOrDefault(key) ?? rest)[axis.IndexOf(time)]++;
        }

        var series = ranked.Take(EventHistogram.MostKeys).Select(key => new HistogramSeries(_keys[key], own[key]));
        return ranked.Count > EventHistogram.MostKeys
            ? [.. series, new HistogramSeries(HistogramSeries.RestKey, rest, IsRest: true)]
            : [.. series];
    }
}
