using System.Diagnostics;
using WebhookDashboard.Benchmarks.Latency;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Compares the cost of lists in a short and in a long log, with each filter and each pair of filters, in alternating
/// rounds, so that both run under the same conditions.
/// </summary>
internal static class ListsBenchmark
{
    private const int Small = 10_000;
    private const int Large = 1_000_000;
    private const int Tries = 200;
    private const int WarmUps = 20;

    public static async Task<int> RunAsync()
    {
        await using var small = await FilledLog.OpenAsync(Small);
        await using var large = await FilledLog.OpenAsync(Large);
        var worst = (Ratio: 0.0, Name: "");
        Console.WriteLine($"{"p50, p95 in ms",-44}{$"{Small:N0} events",18}{$"{Large:N0} events",20}   ratios of p50, p95");
        foreach (var (name, filter) in Filters())
        {
            foreach (var read in ListRead.All)
            {
                var (before, after) = await MeasureAsync(read, filter, small, large);
                var ratio = after.Of(0.95) / before.Of(0.95);
                worst = ratio > worst.Ratio ? (ratio, $"{name}, {read.Name}") : worst;
                Console.WriteLine($"{$"{name}, {read.Name}",-44}{Show(before),18}{Show(after),20}{after.Of(0.5) / before.Of(0.5),12:0.00}{ratio,8:0.00}");
            }
        }

        Console.WriteLine($"\nThe worst: {worst.Ratio:0.00}, {worst.Name}");
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

    private static async Task<(Times Small, Times Large)> MeasureAsync(
        ListRead read, Func<int, EventFilter> filter, FilledLog small, FilledLog large)
    {
        var times = (Small: new List<double>(), Large: new List<double>());
        for (var i = -WarmUps; i < Tries; i++)
        {
            var (one, other) = (await TimeAsync(small), await TimeAsync(large));
            if (i >= 0)
            {
                times.Small.Add(one);
                times.Large.Add(other);
            }

            async Task<double> TimeAsync(FilledLog log)
            {
                var began = Stopwatch.GetTimestamp();
                await read.RunAsync(log, filter(log.Count), i + WarmUps);
                return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }

        return (new Times(times.Small), new Times(times.Large));
    }

    private static string Show(Times times) => $"{times.Of(0.5):0.00}, {times.Of(0.95):0.00}";
}
