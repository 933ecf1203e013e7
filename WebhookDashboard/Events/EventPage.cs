using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Summaries of events, newest first.</summary>
/// <param name="Items">The summaries.</param>
/// <param name="NextBefore">The <c>before</c> of the next older page; null when there is none. A page with fewer items than
/// requested may have one: it shows how far the search came in its time.</param>
internal sealed record EventPage(IReadOnlyList<EventSummary> Items, long? NextBefore)
{
    /// <summary>Of a page upwards: the <c>after</c> of the next newer page; null when there is none.</summary>
    public long? NextAfter { get; init; }

    /// <summary>How many items were left out after the page was read.</summary>
    public int LeftOut { get; init; }

    /// <summary>Whether the time ended before the page was full.</summary>
    public bool IsPartOf(PageRequest request) =>
        (request is { After: not null, Before: null } ? NextAfter : NextBefore) is not null && Items.Count + LeftOut < request.Limit;
}
