namespace WebhookDashboard.Events.Deleting;

/// <summary>The result of a deletion.</summary>
/// <param name="Matching">How many events matched.</param>
/// <param name="IsDone">Whether they are gone; otherwise the deletion continues in the background.</param>
internal sealed record DeletionResult(EventCount Matching, bool IsDone);
