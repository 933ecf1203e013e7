using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Load;

/// <summary>Posts distinct bodies, and remembers the id of each acknowledgement.</summary>
internal static class RecordedLoad
{
    private const int Connections = 64;

    public static async Task<IReadOnlyDictionary<EventId, int>> PostAsync(Uri url, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        var acknowledged = new ConcurrentDictionary<EventId, int>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Connections };
        await Parallel.ForAsync(0, count, options, async (number, cancellationToken) =>
        {
            using var content = new ByteArrayContent(BodyOf(number));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(url, content, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                acknowledged[EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), provider: null)] = number;
            }
        });
        return acknowledged;
    }

    public static byte[] BodyOf(int number) =>
        Encoding.UTF8.GetBytes($$"""{"type":"benchmark","number":{{number}},"filler":"{{new string((char)('a' + (number % 26)), 900)}}"}""");
}
