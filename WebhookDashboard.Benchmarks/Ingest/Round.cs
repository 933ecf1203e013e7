using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Ingest;

/// <summary>One round of load on one server.</summary>
internal sealed record Round(WrkResult Load, TimeSpan ServerCpu)
{
    public static async Task<Round> RunAsync(ServerProcess server, int connections, int seconds)
    {
        var before = server.CpuTime;
        var load = await Wrk.PostAsync(new Uri(server.Address, "hooks/inbox"), connections, seconds);
        return new Round(load, server.CpuTime - before);
    }

    /// <summary>The median round by rate.</summary>
    public static Round Median(IEnumerable<Round> rounds)
    {
        var sorted = rounds.OrderBy(round => round.Load.Rate).ToList();
        return sorted[sorted.Count / 2];
    }
}
