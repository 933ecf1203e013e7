namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>A reader of the log with its cursor, as the picture shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Says">How far it is.</param>
/// <param name="Behind">How many events the log is ahead of it.</param>
/// <param name="IsLive">Whether events are pushed to it as they are committed: the browsers.</param>
/// <param name="IsFailing">Whether it cannot go on.</param>
public sealed record FlowCursor(string Name, string Says, long Behind, bool IsLive = false, bool IsFailing = false);
