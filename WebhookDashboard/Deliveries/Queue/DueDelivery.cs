namespace WebhookDashboard.Deliveries.Queue;

/// <summary>A delivery that is due now or later.</summary>
/// <param name="Id">The id of the delivery.</param>
/// <param name="At">When it is due.</param>
/// <param name="Bytes">The size of its payload.</param>
internal sealed record DueDelivery(long Id, DateTimeOffset At, int Bytes);
