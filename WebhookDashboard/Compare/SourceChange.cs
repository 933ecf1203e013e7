namespace WebhookDashboard.Compare;

/// <summary>A change at the source, as the shop's own ledger tells it: the truth that both copies are held against.</summary>
/// <param name="Version">1 for the first change of a run, then one more each.</param>
/// <param name="Quantity">The stock from then on.</param>
/// <param name="At">Since the run's start.</param>
/// <param name="IsLost">The shop did not send its webhook.</param>
public sealed record SourceChange(int Version, long Quantity, TimeSpan At, bool IsLost);
