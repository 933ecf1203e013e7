using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Ingest;

/// <summary>
/// Compares durable ingest with a bare Kestrel endpoint, in alternating rounds, so that both run under the same conditions.
/// At the end it kills the server and checks that the database contains every acknowledged event.
/// </summary>
internal static class IngestBenchmark
{
    private const int RecordedPosts = 20_000;

    // Long enough for the runtime to recompile the hot methods, which takes seconds of both cores under load. A server runs
    // for weeks, so its first half minute is not what is measured.
    private const int WarmUpSeconds = 20;
    private const int WarmUpConnections = 256;

    private static readonly int[] ConnectionCounts = [32, 256];

    public static async Task<int> RunAsync(LoadPlan plan)
    {
        using var dashboard = await PublishedDashboard.StartAsync();
        using var bare = await ServerProcess.StartAsync(
            typeof(BareServer).Assembly.Location, AppContext.BaseDirectory, BareServer.Verb);

        await Round.RunAsync(bare, WarmUpConnections, WarmUpSeconds);
        var acknowledged = (await Round.RunAsync(dashboard.Server, WarmUpConnections, WarmUpSeconds)).Load.Acknowledged;
        await dashboard.CatchUpAsync();
        foreach (var connections in ConnectionCounts)
        {
            Print($"\n{connections} connections", "bare Kestrel", "dashboard", "ratio");
            var rounds = new List<(Round Bare, Round Dashboard)>();
            for (var number = 1; number <= plan.Rounds; number++)
            {
                var round = (
                    await Round.RunAsync(bare, connections, plan.Seconds),
                    await Round.RunAsync(dashboard.Server, connections, plan.Seconds));
                await dashboard.CatchUpAsync();
                rounds.Add(round);
                acknowledged += round.Item2.Load.Acknowledged;
                PrintRates($"  round {number}", round.Item1, round.Item2);
            }

            var medianBare = Round.Median(rounds.Select(round => round.Bare));
            var median = Round.Median(rounds.Select(round => round.Dashboard));
            PrintRates("  median", medianBare, median);
            Print("  latency p50, p99", Latency(medianBare), Latency(median));
            Print("  server CPU per request", CpuPerRequest(medianBare), CpuPerRequest(median));
            Print("  refused, broken", Failures(rounds.Select(r => r.Bare)), Failures(rounds.Select(r => r.Dashboard)));
        }

        var recorded = await RecordedLoad.PostAsync(new Uri(dashboard.Server.Address, "hooks/inbox"), RecordedPosts);
        acknowledged += recorded.Count;
        Print("\npeak memory", Megabytes(bare.PeakBytes), Megabytes(dashboard.Server.PeakBytes));
        dashboard.Server.Kill();
        using var stored = new StoredEvents(dashboard.DatabaseFile);
        return Judge(stored.Count(), acknowledged, stored, recorded);
    }

    private static int Judge(
        long kept, long acknowledged, StoredEvents stored, IReadOnlyDictionary<Domain.EventId, int> recorded)
    {
        var exact = recorded.Count(post => RecordedLoad.BodyOf(post.Value).AsSpan().SequenceEqual(stored.BodyOf(post.Key)));
        Console.WriteLine(
            $"""

            After kill -9 the database holds {kept:N0} events; {acknowledged:N0} were acknowledged: {Share(kept, acknowledged)} found.
            Of {recorded.Count:N0} acknowledged ids looked up one by one, {exact:N0} are there with their exact body.
            """);
        var lost = kept < acknowledged || exact < recorded.Count || recorded.Count < RecordedPosts;
        Console.WriteLine(lost ? "FAILED: acknowledged events are missing." : "Nothing acknowledged is missing.");
        return lost ? 1 : 0;
    }

    /// <summary>Requests in flight when wrk stopped are stored too, but not acknowledged.</summary>
    private static string Share(long kept, long acknowledged) =>
        (acknowledged == 0 ? 0 : Math.Min(1, kept / (double)acknowledged)).ToString("P2");

    private static void PrintRates(string what, Round bare, Round dashboard) => Print(
        what, $"{bare.Load.Rate:N0}/s", $"{dashboard.Load.Rate:N0}/s", $"{dashboard.Load.Rate / bare.Load.Rate:0.00}");

    private static void Print(string what, string bare, string dashboard, string ratio = "") =>
        Console.WriteLine($"{what,-26}{bare,18}{dashboard,18}{ratio,8}");

    private static string Latency(Round round) =>
        $"{round.Load.Median.TotalMilliseconds:0.0}, {round.Load.P99.TotalMilliseconds:0.0} ms";

    private static string CpuPerRequest(Round round) =>
        $"{round.ServerCpu.TotalMicroseconds / Math.Max(1, round.Load.Answered):0.0} µs";

    private static string Failures(IEnumerable<Round> rounds)
    {
        var all = rounds.ToList();
        return $"{all.Sum(round => round.Load.Refused):N0}, {all.Sum(round => round.Load.Broken):N0}";
    }

    private static string Megabytes(long bytes) => $"{bytes / 1024 / 1024:N0} MB";
}
