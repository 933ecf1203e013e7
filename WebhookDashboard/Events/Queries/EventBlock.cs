namespace WebhookDashboard.Events.Queries;

/// <summary>A block of sequences.</summary>
/// <param name="Number">The sequences divided by the size of a block.</param>
/// <param name="Earliest">No event was received before it, in milliseconds.</param>
/// <param name="Latest">No event was received after it, in milliseconds.</param>
/// <param name="Kinds">How many events of each kind it has (<see cref="Histograms.BlockTally"/>); null: not counted.</param>
internal readonly record struct EventBlock(long Number, long Earliest, long Latest, byte[]? Kinds);
