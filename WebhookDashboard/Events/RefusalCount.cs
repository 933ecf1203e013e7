namespace WebhookDashboard.Events;

/// <summary>How often an endpoint refused with a status, and when it last did.</summary>
internal sealed record RefusalCount(int Status, long Count, DateTimeOffset LastAt);
