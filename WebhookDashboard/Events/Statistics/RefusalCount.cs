namespace WebhookDashboard.Events.Statistics;

/// <summary>How many requests an endpoint refused with a status, and when it did so last.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Count">The number of requests.</param>
/// <param name="LastAt">When the last one was refused.</param>
internal sealed record RefusalCount(int Status, long Count, DateTimeOffset LastAt);
