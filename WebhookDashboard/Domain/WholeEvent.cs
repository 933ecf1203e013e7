namespace WebhookDashboard.Domain;

/// <summary>A stored event with its headers, exact body and trailers, as readers of the log get it.</summary>
public sealed record WholeEvent(EventSummary Summary, HeaderBlock Headers, ReadOnlyMemory<byte> Body, HeaderBlock Trailers);
