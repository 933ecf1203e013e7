namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>Who sends webhooks, as far as a request tells.</summary>
public sealed record Sender(string Name, string Address);
