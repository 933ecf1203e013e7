namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>A tab: its name in the page, its caption, and how much is behind it.</summary>
public sealed record DetailTab(string Key, string Title, string Amount);
