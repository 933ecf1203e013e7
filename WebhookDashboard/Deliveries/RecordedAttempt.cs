using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries;

/// <summary>An attempt whose result is in the database.</summary>
/// <param name="Delivery">As it was before the attempt.</param>
/// <param name="Result">The result of the attempt.</param>
/// <param name="State">The delivery's new state.</param>
internal sealed record RecordedAttempt(Delivery Delivery, AttemptResult Result, DeliveryState State);
