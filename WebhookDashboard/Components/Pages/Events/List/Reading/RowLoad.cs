using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>A page to read, the index of its first row, and the state of the list that it is meant for.</summary>
/// <param name="Request">The page.</param>
/// <param name="Index">The index.</param>
/// <param name="Version">The version of the rows.</param>
/// <param name="Beginning">How often the rows had begun anew.</param>
/// <param name="IsFar">Whether it continues a search that goes far.</param>
internal sealed record RowLoad(PageRequest Request, int Index, int Version, int Beginning, bool IsFar);
