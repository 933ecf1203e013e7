using WebhookDashboard.Benchmarks.Ingest;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.SlowSenders;

/// <summary>Compares the 99th percentile of 20 normal senders beside 500 slow ones with the same senders alone.</summary>
internal static class SlowSendersBenchmark
{
    private const int SlowCount = 500;
    private const int NormalCount = 20;
    private const int WarmUpSeconds = 10;

    public static async Task<int> RunAsync(LoadPlan plan)
    {
        using var dashboard = await PublishedDashboard.StartAsync();
        await Round.RunAsync(dashboard.Server, NormalCount, WarmUpSeconds);

        var rounds = new List<(TimeSpan Alone, TimeSpan Beside)>();
        Console.WriteLine($"\n{NormalCount} senders, p99{"alone",12}{$"beside {SlowCount} slow",20}   ratio   dropped   refused");
        for (var number = 1; number <= plan.Rounds; number++)
        {
            var alone = await Round.RunAsync(dashboard.Server, NormalCount, plan.Seconds);
            var slow = Enumerable.Range(0, SlowCount).Select(_ => SlowSender.Start(dashboard.Server.Address)).ToList();
            var beside = await Round.RunAsync(dashboard.Server, NormalCount, plan.Seconds);
            var dropped = slow.Sum(sender => sender.Dropped);
            foreach (var sender in slow)
            {
                await sender.DisposeAsync();
            }

            rounds.Add((alone.Load.P99, beside.Load.P99));
            Print($"  round {number}", alone.Load.P99, beside.Load.P99, $"{dropped,10:N0}{beside.Load.Refused + beside.Load.Broken,10:N0}");
        }

        Print("  median", Middle(rounds.Select(round => round.Alone)), Middle(rounds.Select(round => round.Beside)), "");
        return 0;
    }

    private static TimeSpan Middle(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Print(string what, TimeSpan alone, TimeSpan beside, string rest) => Console.WriteLine(
        $"{what,-15}{alone.TotalMilliseconds,12:0.0} ms{beside.TotalMilliseconds,17:0.0} ms{beside / alone,8:0.00}{rest}");
}
