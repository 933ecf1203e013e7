namespace WebhookDashboard.Events.Readers;

/// <summary>The result of one transaction of a reader.</summary>
/// <param name="Done">The sequence of the last event that is done.</param>
/// <param name="Bug">The last exception that a handler threw; its event was treated as the reader says.</param>
/// <param name="Retry">The event that comes next, if it has to be tried again; else null.</param>
internal sealed record BatchResult(long Done, Exception? Bug, EventRetry? Retry);
