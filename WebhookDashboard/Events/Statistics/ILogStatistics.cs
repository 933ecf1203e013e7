namespace WebhookDashboard.Events.Statistics;

/// <summary>Counts and rates of the log, at a cost that does not grow with it.</summary>
internal interface ILogStatistics
{
    /// <param name="window">How far back the rate goes; at most one day.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken);

    /// <summary>The stored event types, sorted, at most <paramref name="most"/>. Each costs one index seek.</summary>
    Task<IReadOnlyList<string>> ReadTypesAsync(int most, CancellationToken cancellationToken);
}
