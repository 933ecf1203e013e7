using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.IdleConnections;

/// <summary>Measures the cost of open connections that once sent a megabyte: resident memory before and after.</summary>
internal static class IdleConnectionsBenchmark
{
    /// <summary>The server accepts 10,000, including those of pages and watchers.</summary>
    private const int Most = 9_900;

    private const int Senders = 32;

    /// <summary>
    /// Longer than two intervals of <see cref="IdleGarbageCollection"/>: both figures are of a server that has collected its
    /// garbage.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(int count = Most)
    {
        using var dashboard = await PublishedDashboard.StartAsync("--Storage:RetainBytes", "268435456");
        var server = dashboard.Server;

        // First the same traffic over connections that are closed again, since the runtime, SQLite and the allocators grow
        // with traffic and stay so. The difference is then the cost of the connections.
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
