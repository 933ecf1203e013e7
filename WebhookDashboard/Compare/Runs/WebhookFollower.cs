using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Compare.Runs;

/// <summary>Reads the log and records each webhook about the run's product.</summary>
internal sealed class WebhookFollower(IEventLog log, RunRecord record, TimeProvider clock)
{
    private const int BatchSize = 200;

    private static readonly EndpointSlug Inventory = EndpointSlug.Parse("inventory");

    /// <param name="after">The head of the log before the shop began, so that no webhook is missed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(long after, CancellationToken cancellationToken)
    {
        using var follower = new LogFollower(log, [Inventory], BatchSize, pace: TimeSpan.Zero, clock);
        follower.GoTo(after, log.Head.Era);
        while (true)
        {
            var events = await follower.NextAsync(cancellationToken);
            var knownAt = clock.GetUtcNow();
            foreach (var received in events)
            {
                if (MessageOf(received) is { } message)
                {
                    record.AddWebhook(message, received.Summary, knownAt, SizeOf(received));
                }
            }

            if (events.Count > 0)
            {
                follower.MoveTo(events[^1].Summary.Sequence);
            }
            else
            {
                follower.GoTo(log.Head.Sequence, log.Head.Era); // An older copy was restored: what it holds is no part of the run.
            }
        }
    }

    /// <summary>The id of a webhook about the run's product; null for any other event.</summary>
    private string? MessageOf(WholeEvent received)
    {
        try
        {
            using var body = JsonDocument.Parse(received.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("product_id", out var product)
                && product.ToString() == record.ProductId
                    ? received.Headers.Lines().FirstOrDefault(
                        line => line.Name.Equals("webhook-id", StringComparison.OrdinalIgnoreCase))?.Value
                    : null;
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return null; // Others post to this endpoint too: not JSON, or an escape that is half of a surrogate pair.
        }
    }

    /// <summary>Request line, headers, empty line and body.</summary>
    private static long SizeOf(WholeEvent received) =>
        $"{received.Summary.Method} {received.Summary.Path}{received.Summary.Query} HTTP/1.1\r\n".Length
        + received.Headers.Bytes.Length + 2 + received.Body.Length;
}
