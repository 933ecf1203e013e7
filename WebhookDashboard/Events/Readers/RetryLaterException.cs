namespace WebhookDashboard.Events.Readers;

/// <summary>A reader asked to try an event again later.</summary>
internal sealed class RetryLaterException(string reason, Exception? bug) : Exception(reason, bug);
