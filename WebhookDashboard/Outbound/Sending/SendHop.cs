namespace WebhookDashboard.Outbound.Sending;

/// <summary>A redirect that was followed.</summary>
/// <param name="Status">The status of its answer.</param>
/// <param name="Location">The target, as the answer spelled it.</param>
public sealed record SendHop(int Status, string Location);
