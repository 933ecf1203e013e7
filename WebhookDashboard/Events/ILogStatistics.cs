namespace WebhookDashboard.Events;

/// <summary>Counts and rates of the log, at a cost that does not grow with it.</summary>
internal interface ILogStatistics
{
    /// <param name="window">How far back the rate goes, at most one day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken);

    /// <summary>The event types that are kept, in their order, the first <paramref name="most"/> of them; each costs one step into an index.</summary>
    Task<IReadOnlyList<string>> ReadTypesAsync(int most, CancellationToken cancellationToken);
}
