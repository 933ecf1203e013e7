namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Whether the shop's readers act on an event that is not signed, though its endpoint has a secret. Anybody can send such
/// a one; so they do it in Development alone, where the examples that explain webhooks have to work as written.
/// </summary>
internal sealed class UnsignedEvents(IHostEnvironment environment)
{
    public bool AreHandled => environment.IsDevelopment();
}
