namespace WebhookDashboard.Events.Histograms;

/// <summary>The buckets of a histogram. All times are in milliseconds since 1970.</summary>
/// <param name="From">The beginning of the first bucket.</param>
/// <param name="Step">The length of a bucket; whole seconds.</param>
/// <param name="Buckets">The number of buckets.</param>
internal sealed record HistogramAxis(long From, long Step, int Buckets)
{
    private const long Second = 1_000;
    private const long Week = 604_800;

    /// <summary>The round steps, in seconds. Longer ones are weeks.</summary>
    private static readonly long[] RoundSteps =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800];

    /// <summary>The end of the last bucket.</summary>
    public long To => From + (Step * Buckets);

    /// <param name="from">The first time; null: as many seconds before the end as there are buckets.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="buckets">The number of buckets; with <paramref name="isRounded"/> the maximum.</param>
    /// <param name="isRounded">Whether buckets begin and end at round times.</param>
    public static HistogramAxis Of(long? from, long to, int buckets, bool isRounded)
    {
        var start = from ?? to - (buckets * Second);
        var least = Divide(Math.Max(to - start, 1), buckets * Second);
        if (!isRounded)
        {
            return new HistogramAxis(start, least * Second, buckets);
        }

        foreach (var step in RoundSteps.Concat(Weeks()).Where(step => step >= least))
        {
            var length = step * Second;
            var first = start - Modulo(start, length);
            var count = Divide(Math.Max(to - first, 1), length);
            if (count <= buckets)
            {
                return new HistogramAxis(first, length, (int)count);
            }
        }

        throw new InvalidOperationException("There is always a longer step.");
    }

    /// <summary>The bucket of a time; times beyond the ends count to the nearest bucket.</summary>
    public int IndexOf(long time) => (int)Math.Clamp((time - From) / Step, 0, Buckets - 1);

    /// <summary>Buckets that begin at rounder times, for labels.</summary>
    /// <param name="most">The maximum number.</param>
    public IEnumerable<int> RoundBuckets(int most)
    {
        var apart = RoundSteps.Concat(Weeks()).Select(step => step * Second).First(step => step % Step == 0 && To - From <= step * most);
        return Enumerable.Range(0, Buckets).Where(i => (From + (i * Step)) % apart == 0);
    }

    private static IEnumerable<long> Weeks()
    {
        for (var step = Week; ; step *= 2)
        {
            yield return step;
        }
    }

    /// <summary>Rounds up.</summary>
    private static long Divide(long number, long by) => (number + by - 1) / by;

    private static long Modulo(long number, long by) => ((number % by) + by) % by;
}
