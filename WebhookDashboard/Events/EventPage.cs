using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Summaries, newest first.</summary>
/// <param name="Items">The page.</param>
/// <param name="NextBefore">What to ask before for the next older page; null when there is none.</param>
internal sealed record EventPage(IReadOnlyList<EventSummary> Items, long? NextBefore);
