namespace WebhookDashboard.Domain;

/// <summary>A kept event with its headers, its exact body and what came after it, as readers of the log get it.</summary>
public sealed record WholeEvent(EventSummary Summary, HeaderBlock Headers, ReadOnlyMemory<byte> Body, HeaderBlock Trailers);
