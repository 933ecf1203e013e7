namespace WebhookDashboard.Compare.Figures;

/// <summary>A change at the shop, from its own ledger: the truth that both copies are compared with.</summary>
/// <param name="Version">1 for the first change of a run, then one more each.</param>
/// <param name="Quantity">The stock from then on.</param>
/// <param name="At">Since the run's start.</param>
/// <param name="IsLost">Whether the shop withheld its webhook.</param>
public sealed record SourceChange(int Version, long Quantity, TimeSpan At, bool IsLost);
