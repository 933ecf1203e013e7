using System.Globalization;
using BenchmarkDotNet.Running;
using WebhookDashboard.Benchmarks.Deliveries;
using WebhookDashboard.Benchmarks.IdleConnections;
using WebhookDashboard.Benchmarks.Ingest;
using WebhookDashboard.Benchmarks.Inspect;
using WebhookDashboard.Benchmarks.Latency;
using WebhookDashboard.Benchmarks.Lists;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Micro;
using WebhookDashboard.Benchmarks.Pictures;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Benchmarks.SlowSenders;
using WebhookDashboard.Benchmarks.Watchers;

try
{
    return await RunAsync(args);
}
catch (MissingToolException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 2;
}

static async Task<int> RunAsync(string[] args)
{
    switch (args)
    {
        case ["ingest", .. var rest]:
            return await IngestBenchmark.RunAsync(LoadPlan.From(rest));
        case ["watchers", .. var rest]:
            return await WatchersBenchmark.RunAsync(LoadPlan.From(rest));
        case ["slow-senders", .. var rest]:
            return await SlowSendersBenchmark.RunAsync(LoadPlan.From(rest));
        case ["idle-connections"]:
            return await IdleConnectionsBenchmark.RunAsync();
        case ["idle-connections", var count]:
            return await IdleConnectionsBenchmark.RunAsync(int.Parse(count, CultureInfo.InvariantCulture));
        case ["deliveries"]:
            return await DeliveriesBenchmark.RunAsync();
        case ["latency"]:
            return await LatencyBenchmark.RunAsync();
        case ["lists", .. var names]:
            return await ListsBenchmark.RunAsync(names);
        case ["inspect"]:
            return await InspectBenchmark.RunAsync(InspectBenchmark.Million);
        case ["inspect", var count]:
            return await InspectBenchmark.RunAsync(int.Parse(count, CultureInfo.InvariantCulture));
        case ["indexing", .. var rest]:
            await IndexingBenchmark.RunAsync(LoadPlan.From(rest));
            return 0;
        case ["pages", .. var rest]:
            return await PagesBenchmark.RunAsync(LoadPlan.From(rest));
        case ["tail"]:
            return await TailBenchmark.RunAsync();
        case ["screenshots"]:
            return await Screenshots.TakeAsync();
        case ["pictures", .. var names]:
            return await PicturesOfPages.TakeAsync(names);
        case ["micro", .. var rest]:
            BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run(rest.Length > 0 ? rest : ["--filter", "*"], new MicroConfig());
            return 0;
        case [BareServer.Verb, .. var rest]:
            await BareServer.RunAsync(rest);
            return 0;
        default:
            Console.Error.WriteLine(
                """
                dotnet run -c Release --project WebhookDashboard.Benchmarks -- VERB

                  ingest       durable ingest against a bare Kestrel endpoint, with wrk at 32 and 256 connections
                  watchers     ingest with 200 watchers on the hub against none
                  slow-senders the 99th percentile of 20 senders beside 500 that send a byte a second, against alone
                  idle-connections [COUNT]  resident memory with 9,900 connections that once sent a megabyte, against before
                  deliveries   deliveries a second to one fast destination, alone and beside a dead one, against direct posts
                  latency      POST to row on the Events page in Chromium, quiet and at 500 a second
                  lists        pages, counts and forward reads with each filter and pair, at 1,000,000 events against 10,000
                  inspect [COUNT]  searches, conditions, details and differences at 1,000,000 events against 10,000; memory,
                               sizes, the first page in Chromium, and the cases of indexing
                  indexing     durable ingest while the search index follows against none, and how fast the index catches up
                  pages        ingest with ten filtered Events pages open against none, over 1,000,000 events
                  tail         Tail of two endpoints against one, and whether it reaches the head under load
                  micro        BenchmarkDotNet cases of the append path (takes its options, --filter for instance)
                  screenshots  takes the pictures of docs/ anew
                  pictures     takes pictures of every page, at five widths, light and dark, and fails if something does not
                               fit; with names, such as full/event, only of the pages that contain one

                ingest, watchers, pages, indexing and slow-senders take --rounds 3 and --seconds 8.
                """);
            return 2;
    }
}
