namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>One step of the rate in the chart.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Events">The number of webhooks.</param>
/// <param name="Troubled">How many of them had a bad signature.</param>
/// <param name="Pulled">The number of API calls that started.</param>
public sealed record RateBar(DateTimeOffset Start, long Events, long Troubled, long Pulled = 0);
