namespace WebhookDashboard.Domain;

/// <summary>A stored event without its body.</summary>
public sealed record StoredEvent(EventSummary Summary, IReadOnlyList<HeaderLine> Headers, IReadOnlyList<HeaderLine> Trailers);
