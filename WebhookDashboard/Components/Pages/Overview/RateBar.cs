namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>One step of the rate as the picture draws it.</summary>
public sealed record RateBar(DateTimeOffset Start, long Events, long Troubled);
