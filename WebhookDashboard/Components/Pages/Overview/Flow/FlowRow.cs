using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>An endpoint of the push band: what it received within the window.</summary>
/// <param name="Slug">Null for the row that sums up the endpoints that have none of their own.</param>
/// <param name="Label">What the row is called.</param>
/// <param name="PerMinute">The events of each minute, oldest first.</param>
/// <param name="Events">All of them.</param>
/// <param name="Troubled">Those whose signature was checked and not accepted.</param>
/// <param name="Trouble">The most frequent verdict of those.</param>
/// <param name="Valid">Those with a valid signature.</param>
public sealed record FlowRow(
    string? Slug, string Label, IReadOnlyList<long> PerMinute, long Events, long Troubled, Verdict? Trouble, long Valid);
