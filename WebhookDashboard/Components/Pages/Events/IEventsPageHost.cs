namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What the page's script tells and asks of the page.</summary>
internal interface IEventsPageHost
{
    /// <param name="key">As the browser names it; only those of the legend come.</param>
    Task KeyAsync(string key);

    Task AtTopAsync(bool atTop);

    /// <summary>The open event as a curl command; null when none is open.</summary>
    Task<string?> CurlAsync();
}
