using WebhookDashboard.Data;

namespace WebhookDashboard.Events.Queries;

/// <summary>What one bounded step of a search found.</summary>
/// <param name="Rows">In order.</param>
/// <param name="SearchedTo">The last sequence that was looked at; null when there is nothing more to look at.</param>
internal sealed record FoundEvents(List<EventRow> Rows, long? SearchedTo);
