using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>A page to read, the place of its first row among all rows, and the state of the list that it is meant for.</summary>
internal sealed record RowLoad(PageRequest Request, int Index, int Version);
