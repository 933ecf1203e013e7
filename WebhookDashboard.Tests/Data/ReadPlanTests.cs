using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Saved;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Pull;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Provider;
using WebhookDashboard.Tests.Events.Sqlite.Plans;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Data;

/// <summary>
/// Each read that a page, a caller or a service causes is bounded: no statement sorts, and only small tables are scanned.
/// <see cref="ReadCostTests"/> and <c>DeliveryPlanTests</c> do the same for the log and for the queue of deliveries.
/// </summary>
public sealed partial class ReadPlanTests(ReadPlanTests.App app) : IClassFixture<ReadPlanTests.App>
{
    /// <summary>Tables whose rows are few: one for each endpoint, kind, key, reader, 2,048 events or deletion in progress.</summary>
    private static readonly string[] SmallTables =
        ["Endpoints", "EventKinds", "EventBlocks", "Refusals", "Deletions", "LogState", "ReaderCursors", "QualityMemories", "ApiKeys", "StoreState", "SavedSearches"];

    /// <summary>These read all observations of stocks, at most 100,000, once a minute.</summary>
    private static readonly string[] ReadsOfAllStocks = ["products", "upkeep of the shop's books"];

    private static readonly EndpointSlug Inbox = EndpointSlug.Parse("inbox");

    private static readonly Dictionary<string, Func<DashboardHost, Task>> Reads = new()
    {
        ["statistics"] = host => host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromDays(1), Cancel),
        ["counts of the filters"] = host => host.Get<ILogStatistics>().ReadFacetsAsync(
            new EventFilter { Endpoints = [Inbox], Method = "POST", EventType = "a" }, Cancel),
        ["histogram"] = host => host.Get<IEventHistograms>().ReadAsync(new HistogramRequest(new EventFilter { Endpoints = [Inbox] }, HistogramBy.Type), Cancel),
        ["count of blocks"] = host => host.Get<BlockCounter>().CountAsync(Cancel),
        ["event"] = host => host.Get<IEventLog>().FindAsync(EventId.At(AnEvent.SomeTime), Cancel),
        ["stored events"] = host => host.Get<IEventLog>().FindStoredAsync([EventId.At(AnEvent.SomeTime), EventId.At(AnEvent.SomeTime.AddDays(1))], Cancel),
        ["body"] = host => host.Get<IEventLog>().ReadBodyAsync(EventId.At(AnEvent.SomeTime), Cancel),
        ["start of a body"] = host => host.Get<IEventLog>().ReadBodyStartAsync(EventId.At(AnEvent.SomeTime), 10, Cancel),
        ["openings"] = host => host.Get<IEventLog>().ReadOpeningsAsync([1, 2], bytes: 10, Cancel),
        ["deletion of an event"] = host => host.Get<IEventLog>().DeleteAsync(EventId.At(AnEvent.SomeTime), Cancel),
        ["deletion by filter"] = host => host.Get<IEventLog>().DeleteAsync(new EventFilter { Endpoints = [Inbox], EventType = "none" }, Cancel),
        ["pin"] = host => PinAsync(host, true),
        ["unpin"] = host => PinAsync(host, false),
        ["pin by filter"] = host => host.Get<IEventLog>().PinAsync(new EventFilter { Endpoints = [Inbox] }, true, Cancel),
        ["retention"] = host => host.Get<Retention>().EnforceAsync(Cancel),
        ["sweep"] = host => host.Get<EndpointDirectory>().SweepAsync(Cancel),
        ["readers"] = host => host.Get<IReaderStates>().ReadAsync(Cancel),
        ["cursor"] = host => host.Get<IReaderCursors>().MoveAsync("example", 1, Cancel),
        ["refusals"] = CountRefusalAsync,
        ["calls"] = host => host.Get<IExchangeLog>().RecentAsync(50, after: 1, Cancel),
        ["first calls"] = host => host.Get<IExchangeLog>().RecentAsync(50, Cancel),
        // Of a log that has just started: it reads once.
        ["calls since"] = host => ActivatorUtilities.CreateInstance<ExchangeLog>(host.Services).CallsSinceAsync(AnEvent.SomeTime, Cancel),
        ["call"] = host => host.Get<IExchangeLog>().FindAsync(1, Cancel),
        ["answer"] = host => host.Get<IExchangeLog>().FindAnswerAsync("shop", "http://localhost/", Cancel),
        ["recorded call"] = host => host.Get<IExchangeLog>().KeepAsync(
            new Exchange { Source = "shop", Method = "GET", Url = "http://localhost/", Path = "/", StartedAt = AnEvent.SomeTime }),
        ["quality"] = host => host.Get<IQualityReports>().ReadAllAsync(QualityRange.Last(TimeSpan.FromDays(1), AnEvent.SomeTime), Cancel),
        ["quality of an endpoint"] = host => host.Get<IQualityReports>().ReadAsync(Inbox, QualityRange.Last(TimeSpan.FromDays(30), AnEvent.SomeTime), Cancel),
        ["measured events"] = MeasureAsync,
        ["upkeep of the quality"] = host => host.Get<QualityUpkeep>().TidyAsync(Cancel),
        ["audit"] = host => host.Get<IAuditTrail>().ReadAsync(kind: null, before: null, 50, Cancel),
        ["audit of a kind"] = host => host.Get<IAuditTrail>().ReadAsync(AuditKind.Change, before: 1_000, 50, Cancel),
        ["audited change"] = host => host.Get<IAuditTrail>().WriteAsync(AuditKind.Change, "A change."),
        ["end of a sign-in"] = host => host.Get<SignInSessions>().EndAsync(SignInSessions.NewId()),
        ["ended sign-ins"] = host => host.Get<SignInSessions>().ForgetAsync(AnEvent.SomeTime, Cancel),
        ["keys"] = ChangeKeysAsync,
        ["saved searches"] = ChangeSearchesAsync,
        ["products"] = host => host.Get<IStockBook>().LatestAsync(Cancel),
        ["history of a product"] = host => host.Get<IStockBook>().HistoryAsync("101", AnEvent.SomeTime, Cancel),
        ["waiting list"] = host => host.Get<IWaitingList>().ReadAsync("101", Cancel),
        ["waiting customer"] = host => host.Get<IWaitingList>().AddAsync("101", "jo@example.com", Cancel),
        ["waiting customer who leaves"] = host => host.Get<IWaitingList>().RemoveAsync("101", "kim@example.com", Cancel),
        ["shop page"] = host => host.Get<IShopBooks>().ReadAsync(ConsumerParts.Books, known: null, Cancel),
        ["order"] = host => host.Get<IShopBooks>().OrderAsync("1", Cancel),
        ["transcript"] = host => host.Get<IShopBooks>().TranscriptAsync("support", Cancel),
        ["mail"] = host => host.Get<IShopBooks>().MailAsync(1, Cancel),
        ["upkeep of the shop's books"] = host => host.Get<ConsumerUpkeep>().TidyAsync(Cancel),
        ["catalogue"] = host => host.Get<Catalogue>().AllAsync(Cancel),
        ["product"] = host => host.Get<Catalogue>().FindAsync(101, Cancel),
        ["stock"] = host => host.Get<Catalogue>().SetStockAsync(101, 7, Cancel),
        ["orders"] = host => host.Get<OrderBook>().LatestAsync(Cancel),
        ["new order"] = host => host.Get<OrderBook>().PlaceAsync(123, 101, 1, Cancel),
        ["payment"] = host => host.Get<OrderBook>().PayAsync(1, "completed", Cancel),
        ["customer"] = host => host.Get<Customers>().RegisterAsync("Jo", "jo@example.com", Cancel),
    };

    public static TheoryData<string> Names => [.. Reads.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_ByAnyone_NeitherSortsNorScansALargeTable(string name)
    {
        var plans = app.Plans.Begin();

        await Reads[name](app.Host);

        var steps = plans.Take();
        Assert.NotEmpty(steps);
        Assert.Empty(steps
            .Where(one => !(ReadsOfAllStocks.Contains(name) && TablesOf(one.Sql).All(table => table == "StockLessons")))
            .Where(IsUnbounded)
            .Select(one => $"{one.Step}: {one.Sql}"));
    }

    private static async Task PinAsync(DashboardHost host, bool pinned)
    {
        var log = host.Get<IEventLog>();
        await log.AppendAsync(AnEvent.To("inbox").Imported(!pinned).Build(), Cancel);
        await log.PinAsync([(await log.PageAsync(EventFilter.All, new PageRequest(Limit: 1), Cancel)).Items[0].Id], pinned, Cancel);
    }

    /// <summary>By a reader of its own: the app's waits for a clock that stands still, once it has handled something.</summary>
    private static async Task MeasureAsync(DashboardHost host)
    {
        var received = AnEvent.To("inbox").WithProviderEventId("evt_1");
        var reader = ActivatorUtilities.CreateInstance<QualityReader>(host.Services);
        await reader.HandleAsync([received.Whole(1_000_000) with { Summary = received.Summary(1_000_000, EventId.At(AnEvent.SomeTime)) }], Cancel);
    }

    private static async Task CountRefusalAsync(DashboardHost host)
    {
        host.Get<RefusalCounter>().Count(Inbox, 413);
        await host.Get<RefusalCounter>().SaveAsync(Cancel);
        await host.Get<RefusalCounter>().ForgetAsync(EndpointSlug.Parse("none"), Cancel);
    }

    private static async Task ChangeSearchesAsync(DashboardHost host)
    {
        await host.Get<ISavedSearches>().SaveAsync(new SavedSearch("mine", "?search=paid"), Cancel);
        await host.Get<ISavedSearches>().ReadAsync(Cancel);
        await host.Get<ISavedSearches>().DeleteAsync("mine", Cancel);
    }

    private static async Task ChangeKeysAsync(DashboardHost host)
    {
        var created = Assert.IsType<ApiKeyCreation.Created>(await host.Get<IApiKeys>().CreateAsync("key", Cancel));
        await host.Get<IApiKeys>().RevokeAsync(created.Key.Id!.Value, Cancel);
    }

    private static bool IsUnbounded((string Sql, string Step) one) =>
        one.Step.Contains("TEMP B-TREE", StringComparison.Ordinal) || (QueryPlans.IsScan(one) && !IsBoundedScan(one.Sql));

    /// <summary>The first rows of a table in the order of an index, the count of a table with a bound, or a small table.</summary>
    private static bool IsBoundedScan(string sql) =>
        TablesOf(sql).All(SmallTables.Contains)
        || (sql.Contains("LIMIT", StringComparison.Ordinal) && !Condition().IsMatch(sql))
        || (Aggregate().IsMatch(sql) && !Condition().IsMatch(sql));

    private static IEnumerable<string> TablesOf(string sql) => Table().Matches(sql).Select(match => match.Groups["table"].Value);

    [GeneratedRegex("""(?:FROM|JOIN|UPDATE) "(?<table>\w+)""", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Table();

    [GeneratedRegex("WHERE|OFFSET|GROUP BY|DISTINCT", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Condition();

    [GeneratedRegex("""^SELECT (?:COUNT\(\*\)|COALESCE\(SUM\("\w+"\."Lines"\), 0\))""", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Aggregate();

    /// <summary>The whole app, whose clock stands still: what it does each minute happens only when a test calls it.</summary>
    public sealed class App : IAsyncLifetime
    {
        internal FlowPlans Plans { get; } = new();

        internal DashboardHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await DashboardHost.StartAsync(new DashboardHostOptions
            {
                Settings = [("Storage:RetainDays", "36500"), ("Storage:RetainEvents", "1000"), ("Storage:RetainBytes", "1000000000")],
                Services = services =>
                {
                    services.AddSingleton<IInterceptor>(Plans);
                    services.AddSingleton<TimeProvider>(new FakeTimeProvider(AnEvent.SomeTime));
                },
            });
            var inbox = Host.Get<IEndpointDirectory>().Find(Inbox)!;
            await Host.Get<IEndpointDirectory>().UpdateAsync(
                inbox with { Retention = new RetentionLimits { Events = 100, Days = 36_500, Bytes = 1_000_000 } }, CancellationToken.None);
            await using var context = await Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync();
            context.AddRange(
                new QualityMemoryRow { Endpoint = Inbox, LastReceivedAt = AnEvent.SomeTime },
                new QualityTypeRow { Endpoint = Inbox, EventType = "a", LastAt = AnEvent.SomeTime },
                new StockObservationRow { ProductId = "101", Source = StockSource.Pull, At = AnEvent.SomeTime },
                new ChatRoomRow { Room = "busy", Lines = ConsumerUpkeep.MaxLinesOfARoom + 1, LastAt = AnEvent.SomeTime },
                new ChatMessageRow { Room = "busy", At = AnEvent.SomeTime });
            await context.SaveChangesAsync();
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
