namespace WebhookDashboard.Domain;

/// <summary>A kept event with its headers and its exact body, as readers of the log get it.</summary>
public sealed record WholeEvent(EventSummary Summary, HeaderBlock Headers, ReadOnlyMemory<byte> Body);
