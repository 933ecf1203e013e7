using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite.Plans;

/// <summary>A log that is only read, and whose statements are recorded.</summary>
internal sealed class TracedLog : IAsyncDisposable
{
    private readonly SqliteTestDatabase _database = new();

    public StatementTrace Trace { get; } = new();

    public LogHost Host { get; private set; } = null!;

    public static async Task<TracedLog> FillAsync(int count)
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

        log.Trace.Take(); // What fills it is not a read.
        return log;
    }

    /// <summary>The plans of statements, which may come from the trace of another log.</summary>
    public IReadOnlyList<(string Sql, string Step)> Explain(IEnumerable<string> statements)
    {
        var steps = new List<(string, string)>();
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();
        foreach (var statement in statements.Where(sql => sql.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)).Distinct())
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

    /// <summary>The same few rare events whatever the log's length, all among its oldest third.</summary>
    private static AnEvent Event(int i, int count)
    {
        var isRare = i < count / 3 && i % (count / 30) == 0;
        var anEvent = AnEvent.To(isRare ? "users" : i % 3 == 0 ? "payment" : i % 5 == 0 ? "orders" : "inbox")
            .By(isRare ? "DELETE" : i % 4 == 0 ? "PUT" : "POST")
            .OfType(isRare ? "order.refunded" : i % 2 == 0 ? "order.paid" : null)
            .At(AnEvent.SomeTime.AddSeconds(i));
        anEvent = i < count / 3 && i % (count / 30) == 1 ? anEvent.Imported(pinned: true) : anEvent;
        return isRare
            ? anEvent.Judged(Verdict.Stale).WithProviderEventId("rare").WithBody($$"""{"animal":"zebra crossing","legs":4.0,"more":"{{new string('-', 1_000)}}"}""")
            : i % 7 == 0 ? anEvent.Judged(Verdict.Valid) : anEvent;
    }
}
