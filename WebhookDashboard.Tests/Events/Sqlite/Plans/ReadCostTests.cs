using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite.Plans;

/// <summary>
/// Each read of the log is bounded: for every filter and every pair of filters, no statement scans a table or
/// sorts, and SQLite does no more work on a log ten times as long.
/// </summary>
public sealed class ReadCostTests(ReadCostTests.Logs logs) : IClassFixture<ReadCostTests.Logs>
{
    private const int Few = 600;
    private const int Small = 8_192; // Whole blocks, halves too, so that times lie in them alike.
    private const int Large = 10 * Small;

    /// <summary>The extra instructions that a read may take on the longer log: its rows lie further apart, its trees are deeper.</summary>
    private const long Slack = 4_000;

    /// <summary>Tables that stay small: one row in all, for each kind of event, or for 2,048 events.</summary>
    private static readonly string[] SmallTables = ["LogState", "EventKinds", "EventBlocks"];

    private static readonly (string Name, Func<int, EventFilter, EventFilter> Set)[] Filters =
    [
        ("endpoint", (_, f) => f with { Endpoints = [EndpointSlug.Parse("payment")] }),
        ("endpoints", (_, f) => f with { Endpoints = [EndpointSlug.Parse("payment"), EndpointSlug.Parse("orders")] }),
        ("rare endpoint", (_, f) => f with { Endpoints = [EndpointSlug.Parse("users")] }),
        ("method", (_, f) => f with { Method = "PUT" }),
        ("rare method", (_, f) => f with { Method = "DELETE" }),
        ("type", (_, f) => f with { EventType = "order.paid" }),
        ("rare type", (_, f) => f with { EventType = "order.refunded" }),
        ("all but a type", (_, f) => f with { ExceptType = "order.paid" }),
        ("types", (_, f) => f with { TypePrefix = "order." }),
        ("no type", (_, f) => f with { EventType = EventFilter.NoType }),
        ("verdict", (_, f) => f with { Verdict = Verdict.Valid }),
        ("unchecked", (_, f) => f with { Verdict = Verdict.Unchecked }),
        ("rare verdict", (_, f) => f with { Verdict = Verdict.Stale }),
        ("pinned", (_, f) => f with { Pinned = true }),
        ("not pinned", (_, f) => f with { Pinned = false }),
        ("from", (count, f) => f with { From = Time(count - 300) }),
        ("to", (_, f) => f with { To = Time(300) }),
        ("from, to", (count, f) => f with { From = Time(count / 2), To = Time((count / 2) + 300) }),
    ];

    /// <summary>Filters that the search index narrows. Only their pages are bounded: a count may look at 10,000 events.</summary>
    private static readonly (string Name, Func<int, EventFilter, EventFilter> Set)[] Searches =
    [
        ("rare word", (_, f) => f with { Search = new SearchText(["zebra"]) }),
        ("part of a rare word", (_, f) => f with { Search = new SearchText(["EBR"]) }),
        ("absent word", (_, f) => f with { Search = new SearchText(["quagga"]) }),
        ("word of all", (_, f) => f with { Search = new SearchText(["HOOKS"]) }),
        ("rare phrase", (_, f) => f with { Search = new SearchText(["zebra crossing"]) }),
        ("equal text", (_, f) => f with { Where = [WhereCondition.Parse("$.animal = \"zebra crossing\"", null)] }),
        ("rare member", (_, f) => f with { Where = [WhereCondition.Parse("$.animal exists", null)] }),
        ("equal number", (_, f) => f with { Where = [WhereCondition.Parse("$[*] = 4", null)] }),
        ("rare size", (_, f) => f with { MinSize = 1_000 }),
        ("repeats", (_, f) => f with { Duplicates = DuplicateFilter.Only }),
        ("rare word of an endpoint", (_, f) => f with { Search = new SearchText(["zebra"]), Endpoints = [EndpointSlug.Parse("users"), EndpointSlug.Parse("inbox")] }),
    ];

    /// <summary>Filters that need a look at each row or its content. Their cost is bounded by the number of looks.</summary>
    private static readonly (string Name, Func<int, EventFilter, EventFilter> Set)[] Looks =
    [
        ("smallest size", (_, f) => f with { MinSize = 3 }),
        ("largest size", (_, f) => f with { MaxSize = 500 }),
        ("only repeats", (_, f) => f with { Duplicates = DuplicateFilter.Only }),
        ("no repeats", (_, f) => f with { Duplicates = DuplicateFilter.Hide }),
        ("text", (_, f) => f with { Search = new SearchText(["hooks", "inbox"]) }),
        ("where", (_, f) => f with { Where = [WhereCondition.Parse("$.animal contains \"zebra\"", null), WhereCondition.Parse("$.legs >= 4", null)] }),
    ];

    public static TheoryData<string> SearchNames => [.. Searches.Select(search => search.Name)];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            for (var i = 0; i < Filters.Length; i++)
            {
                for (var j = i; j < Filters.Length; j++)
                {
                    pairs.Add(Filters[i].Name, Filters[j].Name);
                }
            }

            return pairs;
        }
    }

    /// <summary>Each filter that needs a look with each other filter, of either kind.</summary>
    public static TheoryData<string, string> PairsWithLooks
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            for (var i = 0; i < Looks.Length; i++)
            {
                foreach (var other in Looks[i..].Concat(Filters))
                {
                    pairs.Add(Looks[i].Name, other.Name);
                }
            }

            return pairs;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Read_AnyFilterOrPair_SeeksAtTheSameCostInALongerLog(string one, string other)
    {
        foreach (var (name, read) in Reads(one, other))
        {
            var small = await MeasureAsync(logs.Smaller, Small, read);
            var large = await MeasureAsync(logs.Larger, Large, read);

            Assert.Empty(large.Steps.Where(IsUnbounded).Select(one => $"{name}: {one.Step} in {one.Sql}"));
            Assert.True(
                large.Instructions <= small.Instructions + Slack,
                $"{name}: {small.Instructions} instructions at {Small} events, {large.Instructions} at {Large}.");
        }
    }

    /// <summary>Run on a short log, since a look at each row takes time; explained for the long one.</summary>
    [Theory]
    [MemberData(nameof(PairsWithLooks))]
    public async Task Read_AnyPairWithALook_Seeks(string one, string other)
    {
        foreach (var (name, read) in Reads(one, other))
        {
            await read(logs.Shortest.Host, Few);

            Assert.Empty(logs.Larger.Explain(logs.Shortest.Trace.Take().Statements).Where(IsUnbounded).Select(one => $"{name}: {one.Step} in {one.Sql}"));
        }
    }

    [Theory]
    [MemberData(nameof(SearchNames))]
    public async Task Read_Search_SeeksAtTheSameCostInALongerLog(string name)
    {
        var filter = Searches.Single(search => search.Name == name).Set(0, EventFilter.All);
        foreach (var (place, read) in ((string, Func<LogHost, int, Task>)[])
            [
                ("first page", (host, _) => host.Log.PageAsync(filter, new PageRequest(), Cancel)),
                ("deep page", (host, count) => host.Log.PageAsync(filter, new PageRequest(Before: (count / 2) + 200), Cancel)),
                ("forward", (host, _) => host.Log.ReadForwardAsync(filter, 0, long.MaxValue, 50, Cancel)),
            ])
        {
            var small = await MeasureAsync(logs.Smaller, Small, read);
            var large = await MeasureAsync(logs.Larger, Large, read);

            Assert.Empty(large.Steps.Where(IsUnbounded).Select(one => $"{place}: {one.Step} in {one.Sql}"));
            Assert.True(
                large.Instructions <= small.Instructions + Slack,
                $"{place}: {small.Instructions} instructions at {Small} events, {large.Instructions} at {Large}.");
        }
    }

    private static IEnumerable<(string Name, Func<LogHost, int, Task> Read)> Reads(string one, string other)
    {
        return
        [
            ("first page", (host, count) => host.Log.PageAsync(Filter(count), new PageRequest(), Cancel)),
            ("deep page", (host, count) => host.Log.PageAsync(Filter(count), new PageRequest(Before: (count / 2) + 200), Cancel)),
            ("count", (host, count) => host.Log.CountAsync(Filter(count), 0, long.MaxValue, Cancel)),
            ("forward", (host, count) => host.Log.ReadForwardAsync(Filter(count), 0, long.MaxValue, 50, Cancel)),
            ("forward from the middle", (host, count) => host.Log.ReadForwardAsync(Filter(count), count / 2, long.MaxValue, 50, Cancel)),
            ("histogram", (host, count) => host.Get<IEventHistograms>().ReadAsync(new HistogramRequest(Filter(count), HistogramBy.Type), Cancel)),
            ("counts of the filters", (host, count) => host.Get<ILogStatistics>().ReadFacetsAsync(Filter(count), Cancel)),
        ];

        EventFilter Filter(int count) => Find(other).Set(count, Find(one).Set(count, EventFilter.All));
    }

    private static (string Name, Func<int, EventFilter, EventFilter> Set) Find(string name) => Filters.Concat(Looks).Single(filter => filter.Name == name);

    private static DateTimeOffset Time(int second) => AnEvent.SomeTime.AddSeconds(second);

    private static bool IsUnbounded((string Sql, string Step) one) =>
        one.Step.Contains("TEMP B-TREE", StringComparison.Ordinal)
        || (QueryPlans.IsScan(one)
            && !one.Step.StartsWith("SCAN (subquery", StringComparison.Ordinal) // Its own steps are bounded.
            && !IsOfASmallTable(one.Sql));

    private static bool IsOfASmallTable(string sql) =>
        SmallTables.Any(table => sql.Replace("\"", "", StringComparison.Ordinal).Contains($"FROM {table} ", StringComparison.Ordinal));

    private static async Task<(IReadOnlyList<(string Sql, string Step)> Steps, long Instructions)> MeasureAsync(
        TracedLog traced, int count, Func<LogHost, int, Task> read)
    {
        await read(traced.Host, count); // Once to compile its queries and to prepare the connection.
        traced.Trace.Take();
        await read(traced.Host, count);
        var (statements, instructions) = traced.Trace.Take();
        Assert.NotEmpty(statements);
        return (traced.Explain(statements), instructions);
    }

    /// <summary>The logs, one ten times as long as another.</summary>
    public sealed class Logs : IAsyncLifetime
    {
        internal TracedLog Shortest { get; private set; } = null!;

        internal TracedLog Smaller { get; private set; } = null!;

        internal TracedLog Larger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Shortest = await TracedLog.FillAsync(Few);
            Smaller = await TracedLog.FillAsync(Small);
            Larger = await TracedLog.FillAsync(Large);
            await Larger.Host.Get<IDatabaseTuning>().TuneAsync(CancellationToken.None); // What is learned of the tables must not spoil the plans.
        }

        public async ValueTask DisposeAsync()
        {
            await Shortest.DisposeAsync();
            await Smaller.DisposeAsync();
            await Larger.DisposeAsync();
        }
    }
}
