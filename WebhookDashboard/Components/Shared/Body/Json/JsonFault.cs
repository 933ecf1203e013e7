namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Where a body stops being JSON, both counted from 1, the column in characters.</summary>
public sealed record JsonFault(long Line, long Column);
