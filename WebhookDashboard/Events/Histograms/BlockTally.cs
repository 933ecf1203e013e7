using System.Buffers;

namespace WebhookDashboard.Events.Histograms;

/// <summary>
/// What a block's events count, as bytes. A histogram adds up the kinds of a block that lies within one bucket, and reads the
/// times of the others: some two bytes for each event instead of its row. Numbers are written seven bits to a byte, the
/// lowest first; the eighth bit says that more follow.
/// </summary>
internal static class BlockTally
{
    private const int LongestNumber = 10;

    /// <param name="events">The kind and the time of each event, in milliseconds since 1970.</param>
    /// <returns>
    /// <c>Kinds</c>: for each kind its id and the number of its events. <c>Times</c>: the same, and after each the times in
    /// order, as distances from the one before.
    /// </returns>
    public static (byte[] Kinds, byte[] Times) Write(IEnumerable<(long Kind, long Time)> events)
    {
        var (kinds, times) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        foreach (var same in events.GroupBy(one => one.Kind, one => one.Time).OrderBy(same => same.Key))
        {
            var ordered = same.Order().ToList();
            foreach (var writer in (ArrayBufferWriter<byte>[])[kinds, times])
            {
                Put(writer, same.Key);
                Put(writer, ordered.Count);
            }

            var before = 0L;
            foreach (var time in ordered)
            {
                Put(times, time - before);
                before = time;
            }
        }

        return (kinds.WrittenSpan.ToArray(), times.WrittenSpan.ToArray());
    }

    public static List<(long Kind, long Events)> ReadKinds(ReadOnlySpan<byte> kinds)
    {
        var read = new List<(long, long)>(kinds.Length / 2);
        while (!kinds.IsEmpty)
        {
            read.Add((Take(ref kinds), Take(ref kinds)));
        }

        return read;
    }

    /// <summary>Reads the times of some kinds.</summary>
    /// <param name="times">As <see cref="Write"/> returned it.</param>
    /// <param name="keys">The kinds, each with the key that is passed on.</param>
    /// <param name="into">Receives keys and times.</param>
    public static void ReadTimes(ReadOnlySpan<byte> times, IReadOnlyDictionary<long, int> keys, List<(int Key, long Time)> into)
    {
        while (!times.IsEmpty)
        {
            var isWanted = keys.TryGetValue(Take(ref times), out var key);
            var time = 0L;
            for (var left = Take(ref times); left > 0; left--)
            {
                time += Take(ref times);
                if (isWanted)
                {
                    into.Add((key, time));
                }
            }
        }
    }

    private static void Put(ArrayBufferWriter<byte> writer, long number)
    {
        var left = unchecked((ulong)number); // A time before 1970 is negative, and takes ten bytes.
        var bytes = writer.GetSpan(LongestNumber);
        var length = 0;
        for (; left > 0x7F; left >>= 7)
        {
            bytes[length++] = (byte)(left | 0x80);
        }

        bytes[length++] = (byte)left;
        writer.Advance(length);
    }

    private static long Take(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var i = 0; ; i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return unchecked((long)number);
            }
        }
    }
}
