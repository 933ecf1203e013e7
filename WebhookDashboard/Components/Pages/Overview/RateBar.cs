using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>A step of the rate as the picture draws it.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Events">The webhooks that arrived within it.</param>
/// <param name="Troubled">Those of them whose signature was in trouble.</param>
/// <param name="Trouble">The most frequent verdict of those.</param>
/// <param name="Pulled">The API calls that began within it.</param>
public sealed record RateBar(DateTimeOffset Start, long Events, long Troubled, Verdict? Trouble, long Pulled = 0);
