using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using WebhookDashboard.Benchmarks.Browsing;
using WebhookDashboard.Benchmarks.Load;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Latency;

/// <summary>
/// Measures from sending a POST to the frame that shows its row on the Events page, in Chromium on this machine, so that
/// both ends read the same clock.
/// </summary>
internal sealed class LatencyBenchmark : IDisposable
{
    private const int QuietPosts = 50;
    private const int FloodPerSecond = 500;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>Notes when each row was first painted: in the frame after the one that inserted it.</summary>
    private const string Observer =
        """
        () => {
          const seen = window.rowsSeen = {};
          const look = () => {
            const fresh = [...document.querySelectorAll('[data-testid=event-row]')]
              .map(row => row.dataset.eventId).filter(id => id && !(id in seen));
            fresh.forEach(id => seen[id] = null);
            if (fresh.length) requestAnimationFrame(() => {
              const now = performance.timeOrigin + performance.now();
              fresh.forEach(id => seen[id] = now);
            });
          };
          new MutationObserver(look).observe(document.body,
            { subtree: true, childList: true, attributes: true, attributeFilter: ['data-event-id'] });
          look();
        }
        """;

    private readonly HttpClient _client = new();
    private readonly ConcurrentDictionary<string, double> _sent = new(StringComparer.Ordinal);
    private readonly Uri _hook;
    private readonly IPage _page;

    private LatencyBenchmark(Uri server, IPage page)
    {
        _hook = new Uri(server, "hooks/inbox");
        _page = page;
    }

    public static async Task<int> RunAsync()
    {
        using var dashboard = await PublishedDashboard.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(new Uri(dashboard.Server.Address, "events"));
        using var benchmark = new LatencyBenchmark(dashboard.Server.Address, page);
        await page.EvaluateAsync(Observer);

        await benchmark.PostQuietlyAsync(10);
        await benchmark.ReportAsync("warm-up");
        await benchmark.PostQuietlyAsync(QuietPosts);
        await benchmark.ReportAsync($"quiet, {QuietPosts} posts");
        await benchmark.PostFloodAsync();
        await benchmark.ReportAsync($"{FloodPerSecond} posts a second for {Flood.TotalSeconds:0} s");
        return 0;
    }

    public void Dispose() => _client.Dispose();

    private async Task PostQuietlyAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await PostAsync(i);
            await Task.Delay(Quiet);
        }
    }

    private async Task PostFloodAsync()
    {
        var posts = new List<Task>();
        var perTick = (int)(FloodPerSecond * Tick.TotalSeconds);
        using var timer = new PeriodicTimer(Tick);
        for (var elapsed = TimeSpan.Zero; elapsed < Flood; elapsed += Tick)
        {
            await timer.WaitForNextTickAsync();
            posts.AddRange(Enumerable.Range(0, perTick).Select(PostAsync));
        }

        await Task.WhenAll(posts);
        await Task.Delay(Quiet * 4);
    }

    private async Task PostAsync(int number)
    {
        using var content = new ByteArrayContent(RecordedLoad.BodyOf(number));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var start = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        using var answer = await _client.PostAsync(_hook, content);
        _sent[answer.Headers.GetValues("X-Event-Id").Single()] = start;
    }

    /// <summary>
    /// In a flood not every row is shown: the page shows the newest at most ten times a second. The times are of those that
    /// were shown.
    /// </summary>
    private async Task ReportAsync(string what)
    {
        var seen = await _page.EvaluateAsync<Dictionary<string, double?>>("() => window.rowsSeen");
        var times = new Times(_sent.Where(sent => seen.GetValueOrDefault(sent.Key) is not null)
            .Select(sent => seen[sent.Key]!.Value - sent.Value));
        Console.WriteLine(
            $"{what}: {times.Count} of {_sent.Count} shown; POST to row on screen: median {times.At(0.5)}, p95 {times.At(0.95)}, p99 {times.At(0.99)}");
        _sent.Clear();
    }
}
