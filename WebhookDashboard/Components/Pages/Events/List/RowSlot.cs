using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>What the list has at an index.</summary>
/// <param name="Event">Null above the first row, where nothing is shown.</param>
internal readonly record struct RowSlot(EventSummary? Event);
