namespace WebhookDashboard.Sample;

/// <summary>
/// The webhooks about a comparison's product. They have a type of their own, so that the app's consumer ignores them and the
/// pages can tell them apart from the others.
/// </summary>
internal static class SimulatedEvents
{
    public const string Type = "inventory.simulated";
}
