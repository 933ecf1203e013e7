using CsCheck;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Tests.Compare;

/// <summary>
/// What shall happen in a run, in ticks of 50 ms: at even ones copies ask, at odd ones the shop changes and webhooks come,
/// so that it is never a matter of chance which was first.
/// </summary>
/// <param name="Poll">Ticks between two polls.</param>
/// <param name="Reconcile">Ticks between two requests that reconcile; null: never.</param>
/// <param name="Changes">By version.</param>
/// <param name="Silent">From this tick on, for a while, the shop answers nobody.</param>
internal sealed record RunSchedule(
    int Poll, int? Reconcile, bool Conditional, IReadOnlyList<RunSchedule.Change> Changes, int Silent)
{
    public const int TickMs = 50;
    public const int End = 60;
    public const long Initial = 10;
    private const int SilentFor = 6;

    /// <summary>Some webhooks are lost, some late, some overtaken by later ones, some come twice, some not before the end.</summary>
    public static readonly Gen<RunSchedule> Random =
        from poll in Gen.Int[2, 8]
        from reconcile in Gen.Int[-3, 8]
        from conditional in Gen.Bool
        from silent in Gen.Int[0, 2 * End]
        from ticks in Gen.Int[0, (End / 2) - 1].HashSet[0, 15]
        from quantities in Gen.Long[0, 6].Array[ticks.Count]
        from fates in Gen.Int[0, 9].Array[ticks.Count]
        select new RunSchedule(
            2 * poll, reconcile >= 2 ? 2 * reconcile : null, conditional,
            [.. ticks.Order().Select((tick, i) => new Change((2 * tick) + 1, quantities[i], ArrivalsOf((2 * tick) + 1, fates[i])))],
            silent);

    public RunSettings Settings => new()
    {
        PollSeconds = Poll * TickMs / 1000.0,
        ReconcileSeconds = Reconcile * TickMs / 1000.0,
        Conditional = Conditional,
    };

    public bool IsSilent(int tick) => tick >= Silent && tick < Silent + SilentFor;

    /// <summary>The webhooks of a tick, by the versions that they tell.</summary>
    public IEnumerable<int> ArrivingAt(int tick) =>
        from version in Enumerable.Range(1, Changes.Count)
        where Changes[version - 1].Arrivals.Contains(tick)
        select version;

    /// <summary>What the polling copy learns, thought out apart from what runs.</summary>
    public RunScript Pull => ScriptOf([.. AskedEvery(Poll).Select(observation => (observation.Ms, observation.Version, Asked: true))]);

    public RunScript Push => ScriptOf(PushObservations);

    /// <summary>Of the lost ones: how many it asked for, how many a later webhook made up for, how many it does not know.</summary>
    public (int Reconciled, int Overtaken, int Open) Fates
    {
        get
        {
            var firsts =
                (from version in Enumerable.Range(1, Changes.Count)
                 where Changes[version - 1].IsLost
                 select PushObservations.Where(observation => observation.Version >= version).Select(observation => (bool?)observation.Asked).FirstOrDefault()).ToList();
            return (firsts.Count(asked => asked == true), firsts.Count(asked => asked == false), firsts.Count(asked => asked is null));
        }
    }

    private IReadOnlyList<(int Ms, int? Version, bool Asked)> PushObservations =>
    [
        .. Enumerable.Range(1, End)
            .SelectMany(tick => ArrivingAt(tick).Select(version => (Ms: tick * TickMs, Version: (int?)version, Asked: false)))
            .Concat(Reconcile is { } every ? AskedEvery(every).Select(observation => (observation.Ms, observation.Version, Asked: true)) : [])
            .OrderBy(observation => observation.Ms),
    ];

    private static int[] ArrivalsOf(int tick, int fate) => fate switch
    {
        <= 2 => [],
        3 => [tick + 2, tick + 8],
        _ => [tick + (2 * (fate - 4)) + (fate == 9 ? End : 0)],
    };

    private IEnumerable<(int Ms, int? Version)> AskedEvery(int ticks) =>
        from tick in Enumerable.Range(1, End)
        where tick % ticks == 0
        select (tick * TickMs, IsSilent(tick) ? default(int?) : Changes.Count(change => change.Tick < tick));

    private RunScript ScriptOf(IReadOnlyList<(int Ms, int? Version, bool Asked)> observations) => new(
        End * TickMs,
        [.. Changes.Select(change => (change.Tick * TickMs, change.Quantity))],
        [.. observations.Select(observation => (observation.Ms, observation.Version))]);

    /// <param name="Tick">When.</param>
    /// <param name="Quantity">The stock from then on.</param>
    /// <param name="Arrivals">When its webhook comes; at no time when it is lost.</param>
    internal sealed record Change(int Tick, long Quantity, IReadOnlyList<int> Arrivals)
    {
        public bool IsLost => Arrivals.Count == 0;
    }
}
