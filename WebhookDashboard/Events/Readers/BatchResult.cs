namespace WebhookDashboard.Events.Readers;

/// <summary>The result of one transaction of a reader.</summary>
/// <param name="Done">The sequence of the last event that is done.</param>
/// <param name="Bug">The last exception that the reader threw; <see cref="IEventReader.OnFault"/> decided about its event.</param>
/// <param name="Retry">The next event if it must be tried again; otherwise null.</param>
internal sealed record BatchResult(long Done, Exception? Bug, EventRetry? Retry);
