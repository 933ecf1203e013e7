namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Whether the shop's readers act on unsigned events even if the endpoint has a secret. Anyone can send those, so this is so
/// only in Development, where the examples that explain webhooks have to work as written.
/// </summary>
internal sealed class UnsignedEvents(IHostEnvironment environment)
{
    public bool AreHandled => environment.IsDevelopment();
}
