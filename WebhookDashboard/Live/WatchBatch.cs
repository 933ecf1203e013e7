using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>One item of the hub's <c>Watch</c> stream.</summary>
/// <param name="Head">The last committed sequence when the batch was made. Continue from here after a lost
/// connection.</param>
/// <param name="Events">The newest events, oldest first, at most <see cref="MaxEvents"/>.</param>
/// <param name="Skipped">How many older ones were left out for this: exactly those that are still stored.</param>
internal sealed record WatchBatch(long Head, IReadOnlyList<EventSummary> Events, long Skipped)
{
    public const int MaxEvents = 200;
}
