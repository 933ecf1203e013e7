namespace WebhookDashboard.Events.Histograms;

/// <summary>What a block has of the events of a histogram.</summary>
/// <param name="Block">The block.</param>
/// <param name="Earliest">No event was received before it, in milliseconds.</param>
/// <param name="Latest">No event was received after it, in milliseconds.</param>
/// <param name="Counts">How many events of each key it has; null if it is not counted.</param>
internal sealed record BlockPart(long Block, long Earliest, long Latest, IReadOnlyList<(int Key, long Events)>? Counts);
