using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Summaries, newest first.</summary>
/// <param name="Items">The page.</param>
/// <param name="NextBefore">
/// What to ask before for the next older page; null when there is none. A page with fewer items than were asked for may
/// have one: it came as far as that in the time there was.
/// </param>
internal sealed record EventPage(IReadOnlyList<EventSummary> Items, long? NextBefore)
{
    /// <summary>Whether it came before it was full, and there is more to look at.</summary>
    public bool IsPartOf(PageRequest request) => NextBefore is not null && Items.Count < request.Limit;
}
