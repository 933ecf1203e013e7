using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Search;

/// <summary>How far the search index is.</summary>
/// <param name="Sequence">The last sequence that it contains, or that was deleted before it came to it; 0 if it is empty.</param>
/// <param name="LastId">The id of the last event that it took; null if it is empty.</param>
/// <param name="Events">How many events it contains, with those that were deleted since.</param>
internal sealed record IndexState(long Sequence, EventId? LastId, long Events)
{
    public static readonly IndexState Empty = new(0, null, 0);
}
