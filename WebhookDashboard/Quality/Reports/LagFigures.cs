namespace WebhookDashboard.Quality.Reports;

/// <summary>
/// The time from event to receipt, in milliseconds; below zero if the sender's clock is ahead. Repeats are left out. The median
/// and the percentile are at most 6 % off.
/// </summary>
/// <param name="Events">How many events said when they happened.</param>
/// <param name="MedianMs">Null if none did.</param>
/// <param name="P95Ms">What 95 of 100 events do not exceed.</param>
/// <param name="ShortestMs">The shortest.</param>
/// <param name="LongestMs">The longest.</param>
/// <param name="Sources">Where the events said so: members of the body such as '$.created', and headers.</param>
public sealed record LagFigures(long Events, long? MedianMs, long? P95Ms, long? ShortestMs, long? LongestMs, IReadOnlyList<string> Sources);
