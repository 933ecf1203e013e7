using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>One item of the hub's <c>Watch</c> stream.</summary>
/// <param name="Head">The last sequence committed when the batch was made; where to go on from after a lost connection.</param>
/// <param name="Events">Oldest first, at most <see cref="MaxEvents"/>, the newest that there were.</param>
/// <param name="Skipped">How many older ones were passed over to keep to that.</param>
internal sealed record WatchBatch(long Head, IReadOnlyList<EventSummary> Events, long Skipped)
{
    public const int MaxEvents = 200;
}
