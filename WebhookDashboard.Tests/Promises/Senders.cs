using System.Collections.Concurrent;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>Many concurrent senders with distinct bodies; remembers the acknowledged id of each body.</summary>
internal sealed class Senders(Uri server, string endpoint = "inbox") : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = server };
    private readonly ConcurrentDictionary<EventId, string> _acknowledged = new();
    private int _number;

    /// <summary>The body of each event that was answered with 2xx.</summary>
    public IReadOnlyDictionary<EventId, string> Acknowledged => _acknowledged;

    /// <summary>Posts over a number of connections until it is cancelled or the server is gone.</summary>
    public Task PostOnAsync(int connections, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(_ => PostOnAsync(cancellationToken)));

    /// <summary>Posts a number of events over a number of connections.</summary>
    public Task PostAsync(int count, int connections, CancellationToken cancellationToken) => Parallel.ForAsync(
        0, count,
        new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellationToken },
        async (_, token) => await PostOneAsync(token));

    /// <returns>The id if it was acknowledged.</returns>
    public async Task<EventId?> PostOneAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _number);
        var body = $$"""{"type":"test.sent","number":{{number}},"filler":"{{new string('x', number % 700)}}"}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri($"hooks/{endpoint}", UriKind.Relative), content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        var id = EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), provider: null);
        _acknowledged[id] = body;
        return id;
    }

    public void Dispose() => _client.Dispose();

    private async Task PostOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await PostOneAsync(cancellationToken);
            }
        }
        catch (Exception end) when (end is HttpRequestException or OperationCanceledException)
        {
            // The server was killed, or the test has enough.
        }
    }
}
