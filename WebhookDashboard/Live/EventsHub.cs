using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Live;

/// <summary>
/// The log over SignalR. Both streams start from a cursor and pull at their reader's own pace; a client that lost its
/// connection calls again with the last sequence that it saw, and misses nothing.
/// </summary>
internal sealed class EventsHub(IEventLog log, PacedHead head, WatchReader watch) : Hub
{
    private const int TailPage = 100;

    /// <summary>Summaries for eyes: at most ten batches a second. The first comes at once, also when there is nothing new.</summary>
    public async IAsyncEnumerable<WatchBatch> Watch(
        WatchRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The first batch goes up to the log's own head, so that who comes is told where it stands now.
        var next = log.Head.Sequence;
        var (endpoints, cursor) = Read(request, next);
        while (true)
        {
            next = Math.Max(cursor, next);
            yield return await watch.ReadAsync(endpoints, cursor, next);
            cursor = next;
            await head.WaitBeyondAsync(cursor, cancellationToken);
            next = head.Sequence;
        }
    }

    /// <summary>Every event whole, in order, none left out: what is kept after the cursor, then what comes.</summary>
    public async IAsyncEnumerable<TailEvent> Tail(
        WatchRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (endpoints, cursor) = Read(request, log.Head.Sequence);
        while (true)
        {
            // Taken before the reading: what is committed while it goes on is beyond this head and wakes the wait below.
            var upTo = log.Head.Sequence;
            var events = await log.ReadForwardAsync(cursor, endpoints, TailPage, cancellationToken);
            foreach (var whole in events)
            {
                yield return new TailEvent(whole);
                cursor = whole.Summary.Sequence;
            }

            if (events.Count == 0)
            {
                cursor = Math.Max(cursor, upTo);
                await log.Head.WaitBeyondAsync(cursor, cancellationToken);
            }
        }
    }

    private static (IReadOnlyList<EndpointSlug> Endpoints, long Cursor) Read(WatchRequest? request, long now)
    {
        request ??= new WatchRequest();
        if (request.After < 0)
        {
            throw new HubException("'after' is the last sequence that you have seen: 0 or more.");
        }

        return request.Slugs(out var wrong) is { } endpoints
            ? (endpoints, request.After ?? now)
            : throw new HubException($"'{wrong}' in 'endpoints' is no endpoint's slug; a slug is {EndpointSlug.Rule}.");
    }
}
