namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>A batch of events on its way through the picture.</summary>
/// <param name="Head">The head of the log after it.</param>
/// <param name="Row">The index of the endpoint that its newest event reached; -1 when that has no row.</param>
public sealed record FlowDot(long Head, int Row);
