using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>An event as read for a comparison.</summary>
/// <param name="Stored">The event without its body.</param>
/// <param name="Body">Its body, or the first <see cref="ComparedBody.MaxRead"/> bytes of it.</param>
internal sealed record LoadedEvent(StoredEvent Stored, byte[] Body);
