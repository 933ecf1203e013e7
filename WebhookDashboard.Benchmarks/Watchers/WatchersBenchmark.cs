using WebhookDashboard.Benchmarks.Ingest;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Watchers;

/// <summary>Measures what watchers cost the senders.</summary>
internal static class WatchersBenchmark
{
    private const int WatcherCount = 200;
    private const int Connections = 256;
    private const int WarmUpSeconds = 3;

    public static async Task<int> RunAsync(LoadPlan plan)
    {
        using var dashboard = await PublishedDashboard.StartAsync();
        await Round.RunAsync(dashboard.Server, Connections, WarmUpSeconds);

        var rounds = new List<(Round Alone, Round Watched)>();
        Console.WriteLine($"\n{Connections} connections{"no watchers",18}{$"{WatcherCount} watchers",18}   ratio   to each watcher");
        for (var number = 1; number <= plan.Rounds; number++)
        {
            var alone = await Round.RunAsync(dashboard.Server, Connections, plan.Seconds);
            var watchers = await Task.WhenAll(Enumerable.Range(0, WatcherCount).Select(_ => Watcher.StartAsync(dashboard.Server.Address)));
            var watched = await Round.RunAsync(dashboard.Server, Connections, plan.Seconds);
            var bytes = watchers.Average(watcher => watcher.Bytes) / plan.Seconds;
            foreach (var watcher in watchers)
            {
                await watcher.DisposeAsync();
            }

            rounds.Add((alone, watched));
            Print($"  round {number}", alone, watched, $"{bytes / 1024:N0} KB/s");
        }

        Print("  median", Round.Median(rounds.Select(r => r.Alone)), Round.Median(rounds.Select(r => r.Watched)), "");
        return 0;
    }

    private static void Print(string what, Round alone, Round watched, string bytes) => Console.WriteLine(
        $"{what,-15}{alone.Load.Rate,16:N0}/s{watched.Load.Rate,16:N0}/s{watched.Load.Rate / alone.Load.Rate,8:0.00}{bytes,18}");
}
