namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The calls from the page's script to the page.</summary>
internal interface IEventsPageHost
{
    /// <param name="key">The browser's name of the key; only those of the legend are passed.</param>
    Task KeyAsync(string key);

    Task AtTopAsync(bool atTop);

    /// <param name="inUse">Whether the pointer is over the rows, or the keyboard moves among them.</param>
    Task InUseAsync(bool inUse);

    /// <summary>The open event as a curl command; null if none is open.</summary>
    Task<string?> CurlAsync();
}
