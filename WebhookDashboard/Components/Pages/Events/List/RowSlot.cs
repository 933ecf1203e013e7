using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>What the list has at an index.</summary>
/// <param name="Event">Null where no row is held.</param>
/// <param name="IsAwaited">Whether the place of a row that may come is shown there; if neither, nothing is.</param>
public readonly record struct RowSlot(EventSummary? Event, bool IsAwaited = false);
