using WebhookDashboard.Benchmarks.Browsing;
using WebhookDashboard.Benchmarks.Ingest;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Measures what ten open Events pages with filters cost the senders, over a million events. The browsers run on processors of
/// their own.
/// </summary>
internal static class PagesBenchmark
{
    private const int Events = 1_000_000;
    private const int Connections = 32;

    /// <summary>
    /// As long as a server takes until its code is compiled for pages and senders together. Before that, ten pages compile
    /// more of it than senders alone, and their p99 counts that too.
    /// </summary>
    private const int WarmUpSeconds = 90;

    private static readonly string[] Views =
    [
        "method=POST", "endpoint=payment", "endpoint=inbox&method=POST", "type=payment.completed", "verdict=unchecked",
        "time=5m", "time=1h&method=POST", "endpoint=inbox&time=24h", "verdict=unchecked&method=POST", "type=dispute.opened",
    ];

    public static async Task<int> RunAsync(LoadPlan plan)
    {
        await using (await FilledLog.OpenAsync(Events))
        {
            // Only fills the log.
        }

        await Processors.UseFirstHalfAsync();
        using var dashboard = await PublishedDashboard.StartOnCopyAsync(FilledLog.FileOf(Events));
        await RunWatchedAsync(dashboard, WarmUpSeconds);
        var rounds = new List<(Round Alone, Round Watched)>();
        Console.WriteLine($"\n{Connections} connections: rate, p99      no page           ten pages   ratio of p99");
        for (var number = 1; number <= plan.Rounds; number++)
        {
            var alone = await Round.RunAsync(dashboard.Server, Connections, plan.Seconds);
            var watched = await RunWatchedAsync(dashboard, plan.Seconds);
            rounds.Add((alone, watched));
            Print($"  round {number}", alone, watched);
        }

        Print("  median", Round.Median(rounds.Select(r => r.Alone)), Round.Median(rounds.Select(r => r.Watched)));
        Console.WriteLine($"  median of the ratios: {rounds.Select(RatioOf).Order().ElementAt(rounds.Count / 2):0.00}");
        return 0;
    }

    private static async Task<Round> RunWatchedAsync(PublishedDashboard dashboard, int seconds)
    {
        await Processors.UseSecondHalfAsync();
        await using var chromium = await Chromium.StartAsync();
        await Processors.UseFirstHalfAsync();
        foreach (var view in Views)
        {
            await chromium.OpenAsync(new Uri(dashboard.Server.Address, $"events?{view}"));
        }

        return await Round.RunAsync(dashboard.Server, Connections, seconds);
    }

    private static void Print(string what, Round alone, Round watched) => Console.WriteLine(
        $"{what,-16}{Show(alone),24}{Show(watched),20}{RatioOf((alone, watched)),10:0.00}");

    private static double RatioOf((Round Alone, Round Watched) round) => round.Watched.Load.P99 / round.Alone.Load.P99;

    private static string Show(Round round) => $"{round.Load.Rate:N0}/s, {round.Load.P99.TotalMilliseconds:0.0} ms";
}
