namespace WebhookDashboard.Access;

/// <summary>When what a request was let in by is good no longer; left with the request by who let it in.</summary>
/// <param name="Token">Cancelled when the key is revoked, or a moment after the person signed out.</param>
/// <param name="At">When the sign-in ends whatever the person does; null where each visit prolongs it.</param>
internal sealed record AccessEnd(CancellationToken Token, DateTimeOffset? At = null);
