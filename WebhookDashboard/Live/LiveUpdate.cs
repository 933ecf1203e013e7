using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>What arrived since the subscriber's last update.</summary>
/// <param name="Status">The current state of the feed.</param>
/// <param name="Head">The last sequence of the log that the feed knows.</param>
/// <param name="Events">The newest events, oldest first, at most <see cref="WatchBatch.MaxEvents"/>.</param>
/// <param name="Skipped">How many older events arrived as well; read them from the log if needed.</param>
/// <param name="Restarted">Whether the log went back because its database was restored: read everything again.</param>
internal sealed record LiveUpdate(
    FeedStatus Status, long Head, IReadOnlyList<EventSummary> Events, long Skipped, bool Restarted = false);
