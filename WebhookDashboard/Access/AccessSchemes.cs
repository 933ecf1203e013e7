namespace WebhookDashboard.Access;

internal static class AccessSchemes
{
    /// <summary>The app's default scheme, which tries every way to authenticate.</summary>
    public const string Default = "Access";

    /// <summary>The cookie that the sign-in page sets.</summary>
    public const string Cookie = "SignIn";

    /// <summary>The OpenID Connect provider, in mode Oidc.</summary>
    public const string Oidc = "Oidc";
}
