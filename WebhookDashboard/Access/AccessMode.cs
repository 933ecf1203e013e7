namespace WebhookDashboard.Access;

internal enum AccessMode
{
    /// <summary>People sign in with a token, programs with an API key.</summary>
    Token,

    /// <summary>Whoever reaches the address may do everything.</summary>
    Open,

    /// <summary>People sign in at a provider of OpenID Connect, programs with an API key.</summary>
    Oidc,
}
