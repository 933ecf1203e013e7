namespace WebhookDashboard.Events;

/// <summary>How often an endpoint refused with a status, and when it last did.</summary>
/// <param name="Status">The HTTP status that was answered.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last.</param>
internal sealed record RefusalCount(int Status, long Count, DateTimeOffset LastAt);
