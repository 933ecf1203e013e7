namespace WebhookDashboard.Quality.Measures;

/// <summary>
/// Counts durations by length, on a scale with twenty classes for each power of ten, so that any number of them needs little
/// room and sums of counts give percentiles. A percentile is the middle of its class: at most 6 % off, and a millisecond.
/// </summary>
internal sealed class DurationCounts
{
    private const int PerDecade = 20;

    private readonly SortedDictionary<int, long> _counts = [];

    public long Total { get; private set; }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static DurationCounts Read(byte[] bytes) => new DurationCounts().Add(bytes);

    /// <summary>A duration may be below zero.</summary>
    public void Add(TimeSpan duration) => Add(ClassOf(duration.TotalMilliseconds), 1);

    /// <summary>Adds the counts that another one wrote.</summary>
    public DurationCounts Add(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        while (reader.BaseStream.Position < bytes.Length)
        {
            var index = reader.Read7BitEncodedInt();
            Add((index >> 1) ^ -(index & 1), reader.Read7BitEncodedInt64());
        }

        return this;
    }

    /// <summary>Writes each class and its count in a few bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var (index, count) in _counts)
        {
            writer.Write7BitEncodedInt((index << 1) ^ (index >> 31));
            writer.Write7BitEncodedInt64(count);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="share">From 0 to 1: .5 for the median.</param>
    /// <returns>The smallest duration that so many of all do not exceed; null if there are none.</returns>
    public TimeSpan? Percentile(double share)
    {
        var left = Math.Max(1, (long)Math.Ceiling(share * Total));
        foreach (var (index, count) in _counts)
        {
            left -= count;
            if (left <= 0)
            {
                return Middle(index);
            }
        }

        return null;
    }

    /// <summary>
    /// The median by time instead of number: half of the whole time passed in durations up to this one. So a pause of five
    /// minutes counts more than a hundred intervals of a burst. The longest duration is left out, since it may be the exception.
    /// </summary>
    /// <param name="least">How many durations there must be.</param>
    public TimeSpan? MedianByTime(int least)
    {
        if (Total < least)
        {
            return null;
        }

        var longest = _counts.Keys.Last();
        var half = _counts.Sum(one => Weight(one.Key, one.Value)) / 2;
        foreach (var (index, count) in _counts)
        {
            half -= Weight(index, count);
            if (half <= 0)
            {
                return Middle(index);
            }
        }

        return Middle(longest);

        double Weight(int index, long count) => Math.Max(0, Middle(index).TotalMilliseconds) * (index == longest ? count - 1 : count);
    }

    private void Add(int index, long count)
    {
        _counts[index] = _counts.GetValueOrDefault(index) + count;
        Total += count;
    }

    /// <summary>0 for less than a millisecond; the class of a negative duration is that of its opposite, below zero.</summary>
    private static int ClassOf(double milliseconds) => Math.Abs(milliseconds) < 1
        ? 0
        : Math.Sign(milliseconds) * (1 + (int)Math.Floor(Math.Log10(Math.Abs(milliseconds)) * PerDecade));

    private static TimeSpan Middle(int index) => index == 0
        ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(Math.Sign(index) * Math.Pow(10, (Math.Abs(index) - .5) / PerDecade));
}
