using System.Diagnostics;
using WebhookDashboard.Benchmarks.Latency;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Times reads of a short and of a long log. Both logs are read in turn, so that they meet the same conditions. Each figure is
/// the median of several rounds: what else the machine does in one of them does not decide a p95.
/// </summary>
internal sealed class SideBySide(FilledLog small, FilledLog large)
{
    private const int Rounds = 5;
    private const int Tries = 60;
    private const int WarmUps = 20;

    /// <summary>How long the tries of one round may take in all.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(5);

    /// <summary>What a p95 at a million events may be, relative to that of the short log.</summary>
    private const double Aim = 1.5;

    private readonly List<(double Ratio, string Name)> _ratios = [];

    public void PrintHead() =>
        Console.WriteLine($"{"p50, p95 in ms",-44}{$"{small.Count:N0} events",18}{$"{large.Count:N0} events",20}   ratios of p50, p95");

    /// <param name="name">The printed name.</param>
    /// <param name="read">Reads once; the number is that of the try.</param>
    public async Task PrintAsync(string name, Func<FilledLog, int, Task> read)
    {
        var rounds = await MeasureAsync(read);
        var ratio = Median(rounds, round => round.Large.Of(0.95) / round.Small.Of(0.95));
        _ratios.Add((ratio, name));
        Console.WriteLine(
            $"{name,-44}{Show(rounds, round => round.Small),18}{Show(rounds, round => round.Large),20}"
            + $"{Median(rounds, round => round.Large.Of(0.5) / round.Small.Of(0.5)),12:0.00}{ratio,8:0.00}");
    }

    public void PrintWorst()
    {
        var (worst, worstName) = _ratios.Max();
        Console.WriteLine($"\n{_ratios.Count(r => r.Ratio <= Aim)} of {_ratios.Count} ratios of p95 are at most {Aim}. The worst: {worst:0.00}, {worstName}");
    }

    private async Task<List<Pair>> MeasureAsync(Func<FilledLog, int, Task> read)
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
            var times = (Small: new List<double>(tries), Large: new List<double>(tries));
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < tries && (i == 0 || Stopwatch.GetElapsedTime(began) < LongestRound); i++)
            {
                times.Small.Add(await TimeAsync(small, first + i));
                times.Large.Add(await TimeAsync(large, first + i));
            }

            return new Pair(new Times(times.Small), new Times(times.Large));
        }

        async Task<double> TimeAsync(FilledLog log, int number)
        {
            var began = Stopwatch.GetTimestamp();
            await read(log, number);
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
