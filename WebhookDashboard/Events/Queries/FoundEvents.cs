using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;

namespace WebhookDashboard.Events.Queries;

/// <summary>The result of one bounded step of a search.</summary>
/// <param name="Rows">In order.</param>
/// <param name="SearchedTo">The last sequence that was examined; null if there is nothing more to examine.</param>
internal sealed record FoundEvents(List<EventRow> Rows, long? SearchedTo);
