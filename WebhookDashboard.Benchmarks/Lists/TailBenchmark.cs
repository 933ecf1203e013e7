using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Measures <c>Tail</c> from sequence 0 through a million events: of one endpoint and of two on a quiet server, then of two
/// while events arrive, until it has reached the head.
/// </summary>
internal static class TailBenchmark
{
    private const int Events = 1_000_000;
    private const int PerSecond = 2_000;
    private const int Measured = 150_000;

    /// <summary>
    /// The maximum number of posts in flight, so that they do not pile up on a machine that is slower than the rate.
    /// </summary>
    private const int MaxUnderWay = 512;

    /// <summary>Both exist without the sample.</summary>
    private static readonly string[] Both = ["payment", "inbox"];

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync()
    {
        await using (await FilledLog.OpenAsync(Events))
        {
            // Only fills the log.
        }

        using var dashboard = await PublishedDashboard.StartOnCopyAsync(FilledLog.FileOf(Events));
        var rounds = new List<double>();
        for (var round = 1; round <= 3; round++)
        {
            var one = await MeasureAsync(dashboard.Server.Address, ["payment"]);
            var two = await MeasureAsync(dashboard.Server.Address, Both);
            rounds.Add(two / one);
            Console.WriteLine($"round {round}: one endpoint {one:N0} events/s, two {two:N0} events/s, ratio {two / one:0.00}");
        }

        Console.WriteLine($"median ratio: {rounds.Order().ElementAt(1):0.00}");
        return await CatchUpAsync(dashboard.Server.Address) ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(Uri server, string[] endpoints)
    {
        var began = Stopwatch.GetTimestamp();
        var count = 0;
        await foreach (var _ in TailAsync(server, endpoints))
        {
            if (++count == Measured)
            {
                break;
            }
        }

        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>
    /// Reads all events of two endpoints while one of them receives events that contain their sending time.
    /// </summary>
    private static async Task<bool> CatchUpAsync(Uri server)
    {
        using var stop = new CancellationTokenSource();
        var sent = SendAsync(new Uri(server, "hooks/inbox"), stop.Token);
        var began = Stopwatch.GetTimestamp();
        var count = 0;
        var reached = false;
        await foreach (var received in TailAsync(server, Both))
        {
            count++;
            var behind = TimeProvider.System.GetUtcNow() - received;
            if (behind < TimeSpan.FromSeconds(1))
            {
                reached = true;
                break;
            }

            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(10))
            {
                break;
            }
        }

        var took = Stopwatch.GetElapsedTime(began);
        await stop.CancelAsync();
        Console.WriteLine(
            $"two endpoints from sequence 0, {await sent / took.TotalSeconds:N0} events/s coming in: {count:N0} events in {took.TotalSeconds:0} s, "
            + (reached ? "and the head is reached." : "and the head is NOT reached."));
        return reached;
    }

    private static async IAsyncEnumerable<DateTimeOffset> TailAsync(Uri server, string[] endpoints)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(server, "hubs/events")).Build();
        await connection.StartAsync();
        await foreach (var item in connection.StreamAsync<JsonElement>("Tail", new { endpoints, after = 0 }))
        {
            yield return item.GetProperty("receivedAt").GetDateTimeOffset();
        }
    }

    private static async Task<double> SendAsync(Uri hook, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        using var timer = new PeriodicTimer(Tick);
        var posts = new List<Task>();
        var perTick = (int)(PerSecond * Tick.TotalSeconds);
        var sent = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                posts.RemoveAll(post => post.IsCompletedSuccessfully);
                var room = Math.Min(perTick, MaxUnderWay - posts.Count);
                posts.AddRange(Enumerable.Range(0, room).Select(PostAsync));
                sent += room;
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(posts);
        }

        return sent;

        async Task PostAsync(int number)
        {
            using var content = new ByteArrayContent(RecordedLoad.BodyOf(number));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(hook, content, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
        }
    }
}
