using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Statistics;

/// <summary>Counts and rates of the log, at a cost that does not grow with it.</summary>
internal interface ILogStatistics
{
    /// <param name="window">How far back the rate goes; at most one day.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Counts the choices of each filter. Reads sums only, so it costs the same in a log of any size.</summary>
    Task<EventFacets> ReadFacetsAsync(EventFilter filter, CancellationToken cancellationToken);
}
