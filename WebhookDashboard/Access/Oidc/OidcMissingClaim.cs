namespace WebhookDashboard.Access.Oidc;

/// <summary>A claim that grants access and that the provider did not send.</summary>
/// <param name="Type">Such as <c>email</c>.</param>
/// <param name="Advice">One sentence for the operator.</param>
public sealed record OidcMissingClaim(string Type, string Advice);
