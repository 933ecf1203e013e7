namespace WebhookDashboard.Events.Deleting;

/// <summary>The result of deleting what matches a filter, or of pinning or unpinning it.</summary>
/// <param name="Matching">How many events matched.</param>
/// <param name="IsDone">Whether that is done; otherwise it continues in the background.</param>
internal sealed record DeletionResult(EventCount Matching, bool IsDone);
