namespace WebhookDashboard.Domain;

/// <summary>What an imported event had in the log that it was exported from.</summary>
/// <param name="Pinned">Whether it was pinned.</param>
/// <param name="DuplicateOf">The first event with the same provider's event id.</param>
public sealed record ImportedFacts(bool Pinned, EventId? DuplicateOf);
