using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api.Events;

/// <summary><c>/api/v1/events/{id}/pin</c>.</summary>
internal static class PinRoutes
{
    public static void Map(RouteGroupBuilder events)
    {
        events.MapPut("/{id}/pin", (string id, IEventLog log, CancellationToken cancellationToken) => SetAsync(id, pinned: true, log, cancellationToken))
            .WithName("PinEvent").WithSummary("Pins an event.")
            .WithDescription("Retention and deletions by filter spare a pinned event, unless the filter is 'pinned=true'. It goes with its endpoint.").ProducesProblem(404);
        events.MapDelete("/{id}/pin", (string id, IEventLog log, CancellationToken cancellationToken) => SetAsync(id, pinned: false, log, cancellationToken))
            .WithName("UnpinEvent").WithSummary("Unpins an event.").ProducesProblem(404);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        string id, bool pinned, IEventLog log, CancellationToken cancellationToken) =>
        EventId.TryParse(id, provider: null, out var parsed) && await log.PinAsync([parsed], pinned, cancellationToken) > 0
            ? TypedResults.NoContent()
            : ApiProblem.NoEvent(id);
}
