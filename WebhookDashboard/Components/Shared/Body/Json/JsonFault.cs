namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Where a body stops being JSON. Both count from 1; the column counts characters.</summary>
public sealed record JsonFault(long Line, long Column);
