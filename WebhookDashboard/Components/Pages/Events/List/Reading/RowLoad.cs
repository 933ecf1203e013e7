using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>A page to read, the index of its first row, and the state of the list that it is meant for.</summary>
internal sealed record RowLoad(PageRequest Request, int Index, int Version, int Beginning);
