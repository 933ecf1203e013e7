namespace WebhookDashboard.Domain;

/// <summary>A stored event without its body.</summary>
public sealed record StoredEvent(EventSummary Summary, IReadOnlyList<HeaderLine> Headers, IReadOnlyList<HeaderLine> Trailers)
{
    /// <summary>The content codings of the body, in the order in which they were applied; null if there are none.</summary>
    public string? ContentEncoding =>
        string.Join(", ", Headers.Where(header => header.IsNamed("Content-Encoding")).Select(header => header.Value)) is { Length: > 0 } codings
            ? codings
            : null;
}
