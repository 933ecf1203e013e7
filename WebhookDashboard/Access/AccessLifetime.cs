namespace WebhookDashboard.Access;

/// <summary>When the right that let a request in ends. Set on the request by the handler that authenticated it.</summary>
/// <param name="Token">Cancelled when the key is revoked, or a moment after the person signs out.</param>
/// <param name="At">When the sign-in expires; null if each visit renews it.</param>
internal sealed record AccessLifetime(CancellationToken Token, DateTimeOffset? At = null);
