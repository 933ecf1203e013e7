namespace WebhookDashboard.Deliveries.Queue;

/// <summary>An attempt that has ended and is not recorded yet.</summary>
internal sealed record FinishedAttempt(
    Delivery Delivery, Destination Destination, AttemptResult Result, DateTimeOffset At, TimeSpan Elapsed);
