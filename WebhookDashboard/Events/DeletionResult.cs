namespace WebhookDashboard.Events;

/// <summary>What became of a deletion.</summary>
/// <param name="Matching">How many events matched.</param>
/// <param name="IsDone">Whether they are gone; otherwise they go in the background.</param>
internal sealed record DeletionResult(EventCount Matching, bool IsDone);
