using CsCheck;
using WebhookDashboard.Compare.Figures;

namespace WebhookDashboard.Tests.Compare;

/// <summary>A run as it might have been: times in whole milliseconds, so that it can be gone through one by one.</summary>
internal sealed record RunScript(int EndMs, IReadOnlyList<(int Ms, long Quantity)> Changes, IReadOnlyList<(int Ms, int? Version)> Observations)
{
    private const int Longest = 3000;
    private const long Initial = 10;

    /// <summary>Observations tell a state that was true at some time before them; some fail, some are old.</summary>
    public static readonly Gen<RunScript> Random =
        from end in Gen.Int[1, Longest]
        from changeTimes in Gen.Int[0, end].Array[0, 30]
        from quantities in Gen.Long[0, 6].Array[changeTimes.Length]
        from observationTimes in Gen.Int[0, end].Array[0, 40]
        from ages in Gen.Int[0, 400].Array[observationTimes.Length]
        from fails in Gen.Int[0, 9].Array[observationTimes.Length]
        select Create(end, [.. changeTimes.Distinct().Order()], quantities, [.. observationTimes.Distinct().Order()], ages, fails);

    public SideAccount Account() => SideAccount.Compute(
        Initial,
        [.. Changes.Select((c, i) => new SourceChange(i + 1, c.Quantity, TimeSpan.FromMilliseconds(c.Ms), IsLost: false))],
        [.. Observations.Select(l => new Observation(
            ObservationKind.Poll, TimeSpan.FromMilliseconds(l.Ms), TimeSpan.FromMilliseconds(l.Ms), l.Version, 1, 1))],
        TimeSpan.FromMilliseconds(EndMs));

    public Apart ReplayByTheMillisecond()
    {
        var had = new HashSet<int>();
        int right = 0, version = 0, furthest = 0, nothing = 0;
        var passedAt = new Dictionary<int, int>();
        for (var ms = 0; ms <= EndMs; ms++)
        {
            foreach (var observation in Observations.Where(l => l.Ms == ms && l.Version is not null))
            {
                nothing += observation.Version == version ? 1 : 0;
                version = observation.Version!.Value;
                had.Add(version);
                for (var passed = 1; passed <= version; passed++)
                {
                    passedAt.TryAdd(passed, ms);
                }

                furthest = Math.Max(furthest, version);
            }

            // The millisecond that begins now.
            if (ms < EndMs && QuantityOf(version) == QuantityOf(Changes.Count(c => c.Ms <= ms)))
            {
                right++;
            }
        }

        var lates = Enumerable.Range(1, furthest).Select(v => passedAt[v] - Changes[v - 1].Ms).ToArray();
        var sorted = lates.Order().ToArray();
        return new Apart(
            right, lates, had.Count(v => v > 0), Enumerable.Range(1, furthest).Count(v => !had.Contains(v)), nothing,
            sorted.Length == 0 ? null : Enumerable.Range(0, sorted.Length).Where(i => i == sorted.Length / 2 || i == (sorted.Length - 1) / 2).Average(i => (double)sorted[i]),
            sorted.Length == 0 ? null : sorted.First(late => sorted.Count(l => l <= late) >= 0.95 * sorted.Length),
            QuantityOf(version));
    }

    private static RunScript Create(int end, int[] changeTimes, long[] quantities, int[] observationTimes, int[] ages, int[] fails) => new(
        end,
        [.. changeTimes.Zip(quantities)],
        [.. observationTimes.Select((ms, i) => (ms, fails[i] == 0 ? (int?)null : changeTimes.Count(c => c <= ms - (ages[i] < 250 ? 0 : ages[i] - 250))))]);

    private long QuantityOf(int version) => version == 0 ? Initial : Changes[version - 1].Quantity;

    internal sealed record Apart(
        int RightMs, IReadOnlyList<int> LatesMs, int Seen, int NeverSeen, int ToldNothing, double? MedianMs, double? P95Ms, long Quantity);
}
