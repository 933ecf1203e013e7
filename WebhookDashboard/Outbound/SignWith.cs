namespace WebhookDashboard.Outbound;

/// <summary>A scheme of the contract and the secret to sign with.</summary>
public sealed record SignWith(string Scheme, string Secret);
