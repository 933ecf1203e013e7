namespace WebhookDashboard.Events.Endpoints;

/// <summary>An endpoint that is created at the very first start. Rooms register those that they need.</summary>
internal sealed record FirstEndpoint(string Slug, string Name);
