namespace WebhookDashboard.Domain;

/// <summary>One header of a request, as it stood on the wire.</summary>
public sealed record HeaderLine(string Name, string Value);
