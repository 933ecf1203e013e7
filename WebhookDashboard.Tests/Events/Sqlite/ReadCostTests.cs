using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

/// <summary>
/// Each read of the log is bounded: for every filter and every pair of filters, no statement scans a table or
/// sorts, and SQLite does no more work on a log ten times as long.
/// </summary>
public sealed class ReadCostTests(ReadCostTests.Logs logs) : IClassFixture<ReadCostTests.Logs>
{
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
        ("verdict", (_, f) => f with { Verdict = Verdict.Valid }),
        ("unchecked", (_, f) => f with { Verdict = Verdict.Unchecked }),
        ("rare verdict", (_, f) => f with { Verdict = Verdict.Stale }),
        ("pinned", (_, f) => f with { Pinned = true }),
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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Read_AnyFilterOrPair_SeeksAtTheSameCostInALongerLog(string one, string other)
    {
        foreach (var (name, read) in Reads())
        {
            var small = await MeasureAsync(logs.Smaller, Small, read);
            var large = await MeasureAsync(logs.Larger, Large, read);

            Assert.Empty(large.Steps.Where(IsUnbounded).Select(one => $"{name}: {one.Step} in {one.Sql}"));
            Assert.True(
                large.Instructions <= small.Instructions + Slack,
                $"{name}: {small.Instructions} instructions at {Small} events, {large.Instructions} at {Large}.");
        }

        EventFilter Filter(int count) => Find(other).Set(count, Find(one).Set(count, EventFilter.All));

        IEnumerable<(string Name, Func<LogHost, int, Task> Read)> Reads() =>
        [
            ("first page", (host, count) => host.Log.PageAsync(Filter(count), new PageRequest(), Cancel)),
            ("deep page", (host, count) => host.Log.PageAsync(Filter(count), new PageRequest(Before: (count / 2) + 200), Cancel)),
            ("count", (host, count) => host.Log.CountAsync(Filter(count), 0, long.MaxValue, Cancel)),
            ("forward", (host, count) => host.Log.ReadForwardAsync(Filter(count), 0, long.MaxValue, 50, Cancel)),
            ("forward from the middle", (host, count) => host.Log.ReadForwardAsync(Filter(count), count / 2, long.MaxValue, 50, Cancel)),
            ("histogram", (host, count) => host.Get<IEventHistograms>().ReadAsync(new HistogramRequest(Filter(count), HistogramBy.Type), Cancel)),
            ("counts of the filters", (host, count) => host.Get<ILogStatistics>().ReadFacetsAsync(Filter(count), Cancel)),
        ];
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

    private static (string Name, Func<int, EventFilter, EventFilter> Set) Find(string name) => Filters.Single(filter => filter.Name == name);

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

    /// <summary>A log that is only read.</summary>
    public sealed class TracedLog : IAsyncDisposable
    {
        private readonly SqliteTestDatabase _database = new();

        internal StatementTrace Trace { get; } = new();

        internal LogHost Host { get; private set; } = null!;

        internal static async Task<TracedLog> FillAsync(int count)
        {
            var log = new TracedLog();
            log.Host = await LogHost.StartAsync(
                log._database.ConnectionString,
                [],
                services => services.ConfigureDbContext<SqliteDashboardContext>(options => options.AddInterceptors(log.Trace)));
            foreach (var part in Enumerable.Range(0, count).Chunk(1_000))
            {
                await Task.WhenAll(part.Select(i => log.Host.KeepAsync(Event(i, count))));
            }

            await Until.EqualAsync((long)count, () =>
            {
                log.Host.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return log.Host.Get<ISearchIndex>().Read().Sequence;
            });
            while (await log.Host.Get<BlockCounter>().CountAsync(CancellationToken.None) > 0)
            {
            }

            return log;
        }

        /// <summary>The same few rare events whatever the log's length, all among its oldest third.</summary>
        private static AnEvent Event(int i, int count)
        {
            var isRare = i < count / 3 && i % (count / 30) == 0;
            var anEvent = AnEvent.To(isRare ? "users" : i % 3 == 0 ? "payment" : i % 5 == 0 ? "orders" : "inbox")
                .By(isRare ? "DELETE" : i % 4 == 0 ? "PUT" : "POST")
                .OfType(isRare ? "order.refunded" : i % 2 == 0 ? "order.paid" : null)
                .At(Time(i));
            anEvent = i < count / 3 && i % (count / 30) == 1 ? anEvent.Imported(pinned: true) : anEvent;
            return isRare
                ? anEvent.Judged(Verdict.Stale).WithProviderEventId("rare").WithBody($$"""{"animal":"zebra crossing","legs":4.0,"more":"{{new string('-', 1_000)}}"}""")
                : i % 7 == 0 ? anEvent.Judged(Verdict.Valid) : anEvent;
        }

        internal IReadOnlyList<(string Sql, string Step)> Explain(IEnumerable<string> statements)
        {
            var steps = new List<(string, string)>();
            using var connection = new SqliteConnection(_database.ConnectionString);
            connection.Open();
            foreach (var statement in statements.Where(sql => sql.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)))
            {
                using var explain = connection.CreateCommand();
                explain.CommandText = "EXPLAIN QUERY PLAN " + statement;
                using var plan = explain.ExecuteReader();
                while (plan.Read())
                {
                    steps.Add((statement, plan.GetString(plan.GetOrdinal("detail"))));
                }
            }

            return steps;
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    /// <summary>The two logs.</summary>
    public sealed class Logs : IAsyncLifetime
    {
        public TracedLog Smaller { get; private set; } = null!;

        public TracedLog Larger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Smaller = await TracedLog.FillAsync(Small);
            Larger = await TracedLog.FillAsync(Large);
            await Larger.Host.Get<IDatabaseTuning>().TuneAsync(CancellationToken.None); // What is learned of the tables must not spoil the plans.
        }

        public async ValueTask DisposeAsync()
        {
            await Smaller.DisposeAsync();
            await Larger.DisposeAsync();
        }
    }
}
