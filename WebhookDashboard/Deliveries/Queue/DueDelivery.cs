namespace WebhookDashboard.Deliveries.Queue;

/// <summary>A delivery that is due, or will be.</summary>
internal sealed record DueDelivery(long Id, DateTimeOffset At);
