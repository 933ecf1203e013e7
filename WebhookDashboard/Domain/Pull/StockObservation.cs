namespace WebhookDashboard.Domain.Pull;

/// <summary>A product's quantity as it was learned, by pull or by push.</summary>
/// <param name="ProductId">Text, since a webhook may name any product.</param>
/// <param name="Source">How it was learned.</param>
/// <param name="Quantity">In pieces.</param>
/// <param name="At">When it was learned.</param>
/// <param name="EventId">The event of a push; null for a pull.</param>
public sealed record StockObservation(
    string ProductId, StockSource Source, long Quantity, DateTimeOffset At, EventId? EventId);
