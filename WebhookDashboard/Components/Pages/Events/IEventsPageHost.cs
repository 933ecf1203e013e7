namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The calls from the page's script to the page.</summary>
internal interface IEventsPageHost
{
    /// <param name="key">The browser's name of the key; only those of the legend are passed.</param>
    Task KeyAsync(string key);

    /// <param name="id">The event whose selection changes.</param>
    /// <param name="range">Whether all events from the last one on are selected.</param>
    Task SelectAsync(string id, bool range);

    Task AtTopAsync(bool atTop);

    /// <param name="inUse">Whether the pointer is over the rows, or the keyboard moves among them.</param>
    Task InUseAsync(bool inUse);

    /// <summary>The text to copy of the open event; null if there is none.</summary>
    /// <param name="what"><c>curl</c>: the event as a command; <c>body</c>: its body.</param>
    Task<string?> CopiedAsync(string what);
}
