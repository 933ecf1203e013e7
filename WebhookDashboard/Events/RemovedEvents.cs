namespace WebhookDashboard.Events;

/// <summary>What one step removed.</summary>
/// <param name="Events">How many.</param>
/// <param name="Bytes">Of their bodies.</param>
/// <param name="SearchedTo">Where the next step begins; null when nothing more matches.</param>
internal sealed record RemovedEvents(int Events, long Bytes, long? SearchedTo);
