using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Benchmarks.Ingest;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Events.Sqlite;

namespace WebhookDashboard.Benchmarks.Inspect;

/// <summary>
/// Measures durable ingest without a search index and while one follows, in alternating rounds, and how fast the index catches
/// up after each.
/// </summary>
internal static class IndexingBenchmark
{
    private const int Connections = 64;
    private const int WarmUpSeconds = 20;

    public static async Task RunAsync(LoadPlan plan)
    {
        using var without = await PublishedDashboard.StartWithoutIndexAsync("--Sample:Enabled", "false");
        using var with = await PublishedDashboard.StartAsync("--Sample:Enabled", "false");
        foreach (var dashboard in (PublishedDashboard[])[without, with])
        {
            await Round.RunAsync(dashboard.Server, Connections, WarmUpSeconds);
            await dashboard.CatchUpAsync();
        }

        var rounds = new List<(Round Without, Round With, double CatchUp)>();
        Console.WriteLine($"\n{Connections} connections: rate, p99    no index          indexed   ratio   indexed meanwhile, afterwards");
        for (var number = 1; number <= plan.Rounds; number++)
        {
            var alone = await Round.RunAsync(without.Server, Connections, plan.Seconds);
            await without.CatchUpAsync();
            var before = ReadIndexed(with);
            var beside = await Round.RunAsync(with.Server, Connections, plan.Seconds);
            var meanwhile = (ReadIndexed(with) - before) / (double)plan.Seconds;
            var afterwards = await IndexAsync(with);
            await with.CatchUpAsync();
            rounds.Add((alone, beside, afterwards));
            Console.WriteLine(
                $"  round {number}{Show(alone),24}{Show(beside),17}{beside.Load.Rate / alone.Load.Rate,8:0.00}{meanwhile,14:N0}/s{afterwards,11:N0}/s");
        }

        Console.WriteLine(
            $"  medians: ingest beside the index {Median(rounds, r => r.With.Load.Rate / r.Without.Load.Rate):0.00} of that without; "
            + $"the index catches up at {Median(rounds, r => r.CatchUp / r.Without.Load.Rate):0.00} of it");
    }

    /// <summary>Waits until the index has caught up.</summary>
    /// <returns>Events a second.</returns>
    private static async Task<double> IndexAsync(PublishedDashboard dashboard)
    {
        using var stored = new StoredEvents(dashboard.DatabaseFile);
        var (began, first, last) = (Stopwatch.GetTimestamp(), ReadIndexed(dashboard), stored.Count());
        while (ReadIndexed(dashboard) < last)
        {
            await Task.Delay(50);
        }

        return (last - first) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static long ReadIndexed(PublishedDashboard dashboard)
    {
        using var connection = new SqliteConnection($"Data Source={SearchFile.PathFor(dashboard.DatabaseFile)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence FROM State";
        return (long)command.ExecuteScalar()!;
    }

    private static string Show(Round round) => $"{round.Load.Rate:N0}/s, {round.Load.P99.TotalMilliseconds:0.0} ms";

    private static double Median<T>(List<T> rounds, Func<T, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
