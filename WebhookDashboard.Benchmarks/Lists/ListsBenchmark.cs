using System.Diagnostics;
using WebhookDashboard.Benchmarks.Latency;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Compares the cost of lists in a short and in a long log, with each filter and each pair of filters. Both logs are read in
/// turn, so that they meet the same conditions. Each figure is the median of several rounds: what else the machine does in one
/// of them does not decide a p95.
/// </summary>
internal static class ListsBenchmark
{
    private const int Small = 10_000;
    private const int Large = 1_000_000;
    private const int Rounds = 5;
    private const int Tries = 60;
    private const int WarmUps = 20;

    /// <summary>What a p95 at a million events may be, relative to that of the short log.</summary>
    private const double Aim = 1.5;

    public static async Task<int> RunAsync()
    {
        await using var small = await FilledLog.OpenAsync(Small);
        await using var large = await FilledLog.OpenAsync(Large);
        var ratios = new List<(double Ratio, string Name)>();
        Console.WriteLine($"{"p50, p95 in ms",-44}{$"{Small:N0} events",18}{$"{Large:N0} events",20}   ratios of p50, p95");
        foreach (var (name, filter) in Filters())
        {
            foreach (var read in ListRead.All)
            {
                var rounds = await MeasureAsync(read, filter, small, large);
                var ratio = Median(rounds, round => round.Large.Of(0.95) / round.Small.Of(0.95));
                ratios.Add((ratio, $"{name}, {read.Name}"));
                Console.WriteLine(
                    $"{$"{name}, {read.Name}",-44}{Show(rounds, round => round.Small),18}{Show(rounds, round => round.Large),20}"
                    + $"{Median(rounds, round => round.Large.Of(0.5) / round.Small.Of(0.5)),12:0.00}{ratio,8:0.00}");
            }
        }

        var (worst, worstName) = ratios.Max();
        Console.WriteLine($"\n{ratios.Count(r => r.Ratio <= Aim)} of {ratios.Count} ratios of p95 are at most {Aim}. The worst: {worst:0.00}, {worstName}");
        return 0;
    }

    private static IEnumerable<(string Name, Func<int, EventFilter> Of)> Filters()
    {
        yield return ("all", _ => EventFilter.All);
        for (var i = 0; i < ListFilter.All.Count; i++)
        {
            var one = ListFilter.All[i];
            yield return (one.Name, count => one.Set(EventFilter.All, count));
            foreach (var other in ListFilter.All.Skip(i + 1))
            {
                yield return ($"{one.Name} + {other.Name}", count => other.Set(one.Set(EventFilter.All, count), count));
            }
        }
    }

    private static async Task<List<Pair>> MeasureAsync(
        ListRead read, Func<int, EventFilter> filter, FilledLog small, FilledLog large)
    {
        var rounds = new List<Pair>();
        await ReadAsync(0, WarmUps);
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await ReadAsync(WarmUps + (round * Tries), Tries));
        }

        return rounds;

        async Task<Pair> ReadAsync(int first, int tries)
        {
            var times = (Small: new double[tries], Large: new double[tries]);
            for (var i = 0; i < tries; i++)
            {
                times.Small[i] = await TimeAsync(small, first + i);
                times.Large[i] = await TimeAsync(large, first + i);
            }

            return new Pair(new Times(times.Small), new Times(times.Large));
        }

        async Task<double> TimeAsync(FilledLog log, int number)
        {
            var began = Stopwatch.GetTimestamp();
            await read.RunAsync(log, filter(log.Count), number);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }

    private static string Show(List<Pair> rounds, Func<Pair, Times> of) =>
        $"{Median(rounds, round => of(round).Of(0.5)):0.00}, {Median(rounds, round => of(round).Of(0.95)):0.00}";

    private static double Median(List<Pair> rounds, Func<Pair, double> of) =>
        rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    /// <summary>What one round measured in both logs.</summary>
    private sealed record Pair(Times Small, Times Large);
}
