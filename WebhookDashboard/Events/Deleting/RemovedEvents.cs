namespace WebhookDashboard.Events.Deleting;

/// <summary>The result of one step of a deletion, or of pinning by filter.</summary>
/// <param name="Events">How many events were deleted, pinned or unpinned.</param>
/// <param name="Bytes">The size of their bodies.</param>
/// <param name="SearchedTo">Where the next step starts; null if nothing more matches.</param>
internal sealed record RemovedEvents(int Events, long Bytes, long? SearchedTo);
