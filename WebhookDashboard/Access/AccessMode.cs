namespace WebhookDashboard.Access;

internal enum AccessMode
{
    /// <summary>People sign in with a token, programs with an API key.</summary>
    Token,

    /// <summary>Anyone who reaches the address may do everything.</summary>
    Open,

    /// <summary>People sign in at an OpenID Connect provider, programs with an API key.</summary>
    Oidc,
}
