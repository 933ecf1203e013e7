namespace WebhookDashboard.Access.Oidc;

/// <summary>A claim by which people are let in, and which the provider did not send.</summary>
/// <param name="Type"><c>email</c>, for instance.</param>
/// <param name="Advice">One sentence for whoever runs the dashboard.</param>
public sealed record OidcMissingClaim(string Type, string Advice);
