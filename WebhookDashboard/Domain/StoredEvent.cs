namespace WebhookDashboard.Domain;

/// <summary>A kept event, all but the body.</summary>
public sealed record StoredEvent(EventSummary Summary, IReadOnlyList<HeaderLine> Headers, IReadOnlyList<HeaderLine> Trailers);
