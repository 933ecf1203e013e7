using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.IdleConnections;

/// <summary>What connections cost that once sent a megabyte and are kept open since: resident memory before and after.</summary>
internal static class IdleConnectionsBenchmark
{
    /// <summary>The server takes 10,000, those of pages and of programs that watch included.</summary>
    private const int Most = 9_900;

    private const int Senders = 32;

    /// <summary>Longer than two looks of <see cref="IdleGarbageCollection"/>: both figures are of a server that has collected its garbage.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(int count = Most)
    {
        using var dashboard = await PublishedDashboard.StartAsync("--Storage:RetainBytes", "268435456");
        var server = dashboard.Server;

        // The same traffic over connections that are closed again: what it takes at all is not what connections take.
        // The runtime, SQLite and the allocators grow with it, and stay so.
        for (var sent = 0; sent < count; sent += Senders)
        {
            (await OpenAsync(server.Address, Senders)).ForEach(sender => sender.Dispose());
        }

        var before = await MeasureAsync(server);
        var open = await OpenAsync(server.Address, count);
        var after = await MeasureAsync(server);
        Console.WriteLine($"before {Megabytes(before)} MB, with {count:N0} idle connections {Megabytes(after)} MB: {Megabytes(after - before)} MB more, {(after - before) / count:N0} bytes each");
        open.ForEach(sender => sender.Dispose());
        return 0;
    }

    private static async Task<List<OnceSender>> OpenAsync(Uri server, int count)
    {
        var open = new List<OnceSender>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Senders },
            async (_, cancellationToken) =>
            {
                var sender = await OnceSender.SendAsync(server, cancellationToken);
                lock (open)
                {
                    open.Add(sender);
                }
            });
        return open;
    }

    private static async Task<long> MeasureAsync(ServerProcess server)
    {
        await Task.Delay(Settling);
        return server.ResidentBytes;
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0");
}
