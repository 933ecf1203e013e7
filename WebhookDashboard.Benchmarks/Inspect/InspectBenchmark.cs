using System.Diagnostics;
using WebhookDashboard.Benchmarks.Lists;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;

namespace WebhookDashboard.Benchmarks.Inspect;

/// <summary>
/// Compares searches, conditions, details and differences in a short and in a long log of mixed events; then the sizes of the
/// files, the memory of a server that answers the same searches, how soon the Events page can be used in Chromium, how fast the
/// index is filled, and what that costs senders.
/// </summary>
internal static class InspectBenchmark
{
    public const int Million = 1_000_000;

    private const string Name = "shapes";
    private const int Small = 10_000;

    private static readonly string[] Searches =
        ["search=chargeback", "search=succeeded", "search=aardvark", "search=succeeded%20EUR", "where=%24.amount%20%3E%20999990", "endpoint=payment&search=succeeded"];

    /// <param name="count">The number of events in the long log.</param>
    public static async Task<int> RunAsync(int count)
    {
        await using (var small = await OpenAsync(Small))
        await using (var large = await OpenAsync(count))
        {
            var both = new SideBySide(small, large);
            both.PrintHead();
            foreach (var read in InspectRead.All)
            {
                await both.PrintAsync(read.Name, read.RunAsync);
            }

            both.PrintWorst();
            Print("database", small, large, log => new FileInfo(log.File).Length);
            Print("search index", small, large, log => log.Get<ISearchIndex>().Bytes);
        }

        var memory = (Small: await ReadMemoryAsync(Small), Large: await ReadMemoryAsync(count));
        Console.WriteLine($"{"memory after searches",-30}{Megabytes(memory.Small),14}{Megabytes(memory.Large),14}   ratio {memory.Large / (double)memory.Small:0.00}");
        await FirstPage.PrintAsync(FilledLog.FileOf(Small, Name), FilledLog.FileOf(count, Name));
        await IndexingBenchmark.RunAsync(LoadPlan.From([]));
        return 0;
    }

    private static async Task<FilledLog> OpenAsync(int count)
    {
        var log = await FilledLog.OpenAsync(FilledLog.FileOf(count, Name), count, new MixedShapes(count).Next);
        var index = log.Get<ISearchIndex>();
        var (first, began) = (index.Read().Sequence, Stopwatch.GetTimestamp());
        while (await ReadLagAsync(log) > 0)
        {
            await Task.Delay(100);
        }

        if (log.Log.Head.Sequence - first is > 0 and var indexed)
        {
            Console.WriteLine($"{count:N0} events of mixed shapes: the index took the last {indexed:N0} at {indexed / Stopwatch.GetElapsedTime(began).TotalSeconds:N0}/s.");
        }

        while (index.Merge())
        {
            // What the app does in the next minutes, a tenth of each second.
        }

        return log;
    }

    private static async Task<long> ReadLagAsync(FilledLog log)
    {
        var readers = await log.Get<IReaderStates>().ReadAsync(CancellationToken.None);
        return readers.Single(reader => reader.Name == SearchIndexReader.ReaderName).Lag;
    }

    private static async Task<long> ReadMemoryAsync(int count)
    {
        using var dashboard = await PublishedDashboard.StartOnCopyAsync(FilledLog.FileOf(count, Name));
        using var client = new HttpClient { BaseAddress = dashboard.Server.Address };
        for (var round = 0; round < 20; round++)
        {
            foreach (var search in Searches)
            {
                await client.GetByteArrayAsync(new Uri($"api/v1/events?limit=100&{search}", UriKind.Relative));
            }
        }

        return dashboard.Server.ResidentBytes;
    }

    private static void Print(string what, FilledLog small, FilledLog large, Func<FilledLog, long> bytes) =>
        Console.WriteLine($"{what,-30}{Megabytes(bytes(small)),14}{Megabytes(bytes(large)),14}");

    private static string Megabytes(long bytes) => $"{bytes / 1024.0 / 1024.0:N1} MB";
}
