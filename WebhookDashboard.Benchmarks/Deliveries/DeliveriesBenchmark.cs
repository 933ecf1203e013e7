using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Benchmarks.Servers;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Benchmarks.Deliveries;

/// <summary>
/// Compares deliveries a second to one fast destination with direct posts by the same client at the same concurrency, and
/// measures the deliveries again while thousands wait for a dead destination.
/// </summary>
internal sealed class DeliveriesBenchmark : IAsyncDisposable
{
    private const int Count = 10_000;
    private const int Waiting = 20_000;
    private const int Rounds = 3;
    private const int AtOnce = 8;

    private static readonly byte[] Body = new byte[1024];

    private readonly WebApplication _app;
    private readonly HttpTransport _transport;
    private readonly string _folder = Directory.CreateTempSubdirectory("deliveries-").FullName;

    private DeliveriesBenchmark(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Outbound:AllowPrivateNetworks"] = "true";
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(_folder, "deliveries.db")}";
        builder.AddListening();
        builder.AddData();
        builder.AddOutbound();
        builder.AddDeliveries();
        _app = builder.Build();
        _transport = new HttpTransport(Get<IHttpClientFactory>(), new Composer(target), TimeProvider.System);
    }

    public static async Task<int> RunAsync()
    {
        using var receiver = await ServerProcess.StartAsync(typeof(BareServer).Assembly.Location, AppContext.BaseDirectory, BareServer.Verb);
        await using var benchmark = new DeliveriesBenchmark(new Uri(receiver.Address, "hooks/inbox"));
        await benchmark._app.StartAsync();
        await benchmark.DirectAsync(); // Warms up connections and code.
        await benchmark.QueuedAsync("warm");

        List<double> direct = [];
        List<double> queued = [];
        List<double> beside = [];
        for (var round = 0; round < Rounds; round++)
        {
            direct.Add(await benchmark.DirectAsync());
            queued.Add(await benchmark.QueuedAsync($"alone-{round}"));
        }

        await benchmark.BreakAsync();
        for (var round = 0; round < Rounds; round++)
        {
            beside.Add(await benchmark.QueuedAsync($"beside-{round}"));
        }

        Print("direct posts", direct, direct);
        Print("deliveries", queued, direct);
        Print($"deliveries, {Waiting} waiting for a dead destination", beside, direct);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Print(string what, List<double> rates, List<double> direct) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {Median(rates):0} a second, {Median(rates) / Median(direct):0.00} of direct posts"));

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static DeliveryRow Row(string destination) => new()
    {
        Destination = destination,
        CreatedAt = DateTimeOffset.UtcNow,
        NextAttemptAt = DateTimeOffset.UtcNow,
        Payload = new DeliveryPayloadRow { Bytes = Body },
    };

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private async Task<double> DirectAsync()
    {
        await AddAsync("direct", 1); // No lane takes it.
        var delivery = (await Get<DeliveryQueries>().LatestAsync("direct", 1, CancellationToken.None))[0];
        var left = Count;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await _transport.SendAsync(delivery, CancellationToken.None);
            }
        })));
        return Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Measures from the moment when all are queued until the last is recorded.</summary>
    private async Task<double> QueuedAsync(string name)
    {
        await AddAsync(name, Count);
        var recorded = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Stopwatch.GetTimestamp();
        Get<Destinations>().Set(new Destination(name, _transport)
        {
            Concurrency = AtOnce,
            Recorded = _ =>
            {
                if (Interlocked.Increment(ref recorded) == Count)
                {
                    done.SetResult();
                }
            },
        });
        await done.Task;
        return Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task BreakAsync()
    {
        await AddAsync("dead", Waiting);
        var nobody = new HttpTransport(Get<IHttpClientFactory>(), new Composer(new Uri("http://127.0.0.1:1/")), TimeProvider.System);
        Get<Destinations>().Set(new Destination("dead", nobody));
    }

    private async Task AddAsync(string destination, int count)
    {
        await using var context = await Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync();
        context.AddRange(Enumerable.Range(0, count).Select(_ => Row(destination)));
        await context.SaveChangesAsync();
    }

    private sealed class Composer(Uri target) : IMessageComposer
    {
        private static readonly HeaderLine[] Headers = [new("Content-Type", "application/json")];

        public OutboundMessage? Compose(Delivery delivery, out string fault) =>
            OutboundUrl.Read(target.AbsoluteUri, out fault) is { } url ? new OutboundMessage(url, "POST", Headers, delivery.Payload) : null;
    }
}
