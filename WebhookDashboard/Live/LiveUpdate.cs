using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>What came since the last update that a subscriber took.</summary>
/// <param name="Status">The feed's state now.</param>
/// <param name="Head">The last sequence of the log that the feed knows of.</param>
/// <param name="Events">New events, oldest first, at most <see cref="WatchBatch.MaxEvents"/>, the newest of them.</param>
/// <param name="Skipped">How many others came, older than <paramref name="Events"/>; they are read from the log when wanted.</param>
/// <param name="Restarted">Whether the log went back, since its database was restored: whatever was read from it before is to be read again.</param>
internal sealed record LiveUpdate(
    FeedStatus Status, long Head, IReadOnlyList<EventSummary> Events, long Skipped, bool Restarted = false);
