namespace WebhookDashboard.Quality.Reports;

/// <summary>What arrived in another order than it happened. Repeats are left out.</summary>
/// <param name="OutOfOrder">Events that happened before one that arrived earlier.</param>
/// <param name="LargestMs">By how many milliseconds at most.</param>
public sealed record OrderFigures(long OutOfOrder, long LargestMs);
