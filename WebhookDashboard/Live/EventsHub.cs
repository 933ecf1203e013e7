using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Live;

/// <summary>
/// Serves the log over SignalR. Both streams start from a cursor and read at their client's pace. A client that lost its
/// connection calls again with its last sequence and misses nothing. A cursor beyond the head is an error: such a client
/// would receive nothing for a long time.
/// </summary>
/// <remarks>
/// The methods accept any JSON, so that they can explain what is wrong with it. Each one carries <c>[Authorize]</c>, because
/// the endpoint's policy does not apply to connections in memory (<see cref="InMemoryHub"/>).
/// </remarks>
internal sealed class EventsHub(IEventLog log, ThrottledHead head, WatchBatches watch, IEndpointDirectory directory) : Hub
{
    public const string Path = "/hubs/events";

    private const int TailPage = 100;

    /// <summary>
    /// Streams summaries to show: at most ten batches a second. The first comes at once, even without new events.
    /// </summary>
    /// <param name="request">A <see cref="WatchRequest"/>.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    [Authorize]
    public async IAsyncEnumerable<WatchBatch> Watch(
        JsonElement request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The first batch goes up to the log's own head, so that a new watcher learns it at once. The era is read first, so
        // that a restore between the two reads is noticed.
        var era = log.Head.Era;
        var next = log.Head.Sequence;
        var (endpoints, after) = StreamRequest.Read(request, directory);
        var cursor = await BeginAsync(after, next, cancellationToken);
        while (true)
        {
            next = Math.Max(cursor, next);
            yield return await watch.ReadAsync(endpoints, cursor, next);
            cursor = next;
            var moved = head.WaitBeyondAsync(cursor, cancellationToken);
            RequireEra(era); // Called after the wait has begun: if the log goes back later, that ends the wait.
            await moved;
            RequireEra(era);
            next = head.Sequence;
        }
    }

    /// <summary>Streams every whole event in order: first what is stored after the cursor, then what arrives.</summary>
    /// <param name="request">A <see cref="WatchRequest"/>.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    [Authorize]
    public async IAsyncEnumerable<TailEvent> Tail(
        JsonElement request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var era = log.Head.Era;
        var (endpoints, after) = StreamRequest.Read(request, directory);
        var cursor = await BeginAsync(after, log.Head.Sequence, cancellationToken);
        while (true)
        {
            // Read before the events: a commit during the read is beyond this head and ends the wait below.
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
                var moved = log.Head.WaitBeyondAsync(cursor, cancellationToken);
                RequireEra(era);
                await moved;
            }

            RequireEra(era);
        }
    }

    private async ValueTask<long> BeginAsync(long? after, long now, CancellationToken cancellationToken) =>
        after is { } cursor && await log.HeadBehindAsync(cursor, cancellationToken) is { } behind
            ? throw new HubException(
                $"'after' is {cursor}, but the log ends at {behind}: it was restored from an older copy, or the cursor is another server's. "
                + $"Go on after {behind}, or after 0 to read all that is kept.")
            : after ?? now;

    private void RequireEra(int era)
    {
        if (log.Head.Era != era)
        {
            throw new HubException(
                $"The log was restored from an older copy and ends at {log.Head.Sequence} now: go on after that, or after 0 to read all that is kept.");
        }
    }
}
