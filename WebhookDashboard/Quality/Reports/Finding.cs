using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Something unusual in what an endpoint received.</summary>
/// <param name="Kind">What is unusual.</param>
/// <param name="At">When it began.</param>
/// <param name="Until">When it ended; null for a moment, and for what goes on.</param>
/// <param name="Count">How many events it is about; 0 for a silence.</param>
/// <param name="Text">One sentence.</param>
/// <param name="EventId">The event, or one of them as an example; null if there is none. It may be deleted.</param>
/// <param name="Query">The filters that list the events, for the Events page and for GET /events; all events of its time if no filter
/// tells them from others; null for a gap, which its event ends.</param>
public sealed record Finding(
    FindingKind Kind, DateTimeOffset At, DateTimeOffset? Until, long Count, string Text, EventId? EventId, string? Query);
