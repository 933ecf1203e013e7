namespace WebhookDashboard.Events.Readers;

/// <summary>An event that its reader wants to retry.</summary>
/// <param name="Sequence">The event's sequence.</param>
/// <param name="Attempt">How often it has been tried.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record EventRetry(long Sequence, int Attempt, string Reason);
