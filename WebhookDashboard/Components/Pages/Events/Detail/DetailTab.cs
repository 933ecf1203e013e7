namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>A tab: its name in the page, what stands on it, and how much is behind it.</summary>
public sealed record DetailTab(string Key, string Title, string Amount);
