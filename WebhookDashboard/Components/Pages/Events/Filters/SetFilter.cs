namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>A value that the list is filtered by.</summary>
/// <param name="Label">The filter.</param>
/// <param name="Text">Its value.</param>
/// <param name="Without">The view without it.</param>
/// <param name="IsRange">Whether it is a time range of one's own, shown in the browser's zone.</param>
internal sealed record SetFilter(string Label, string Text, EventsView Without, bool IsRange = false);
