namespace WebhookDashboard.Domain;

/// <summary>A product's quantity as it was learned: by asking the shop, or by being told.</summary>
/// <param name="ProductId">As text, since a webhook may name any product.</param>
/// <param name="Source">By which way.</param>
/// <param name="Quantity">In pieces.</param>
/// <param name="At">When it was learned.</param>
/// <param name="EventId">The event that told it; null for what was asked for.</param>
public sealed record StockLesson(
    string ProductId, StockSource Source, long Quantity, DateTimeOffset At, EventId? EventId);
