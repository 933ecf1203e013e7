namespace WebhookDashboard.Events.Importing;

/// <summary>The result of one batch of an import.</summary>
/// <param name="Counts">What became of its events, as far as it came.</param>
/// <param name="Fault">Why it ended early, in one sentence; null if it did not.</param>
/// <param name="IsOfStorage">Whether the fault is that the database accepts no writes now.</param>
internal sealed record ImportedBatch(ImportCounts Counts, string? Fault = null, bool IsOfStorage = true);
