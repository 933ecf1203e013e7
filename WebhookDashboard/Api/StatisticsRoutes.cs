using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Api;

/// <summary><c>/api/v1/stats</c>.</summary>
internal static class StatisticsRoutes
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/stats", ReadAsync)
        .WithName("GetStatistics").WithTags("Statistics")
        .WithSummary("How many events are stored, by endpoint and verdict, at what rate they arrived, and how far each reader of the log is.")
        .WithDescription("'rate' goes back 15 minutes in steps of ten seconds, oldest first; the last step is still running. Sizes are in bytes.");

    private static async Task<Ok<LogStatistics>> ReadAsync(ILogStatistics statistics, IReaderStates readers, CancellationToken cancellationToken) =>
        TypedResults.Ok(await statistics.ReadAsync(Window, cancellationToken) with { Readers = readers.ReadPositions() });
}
