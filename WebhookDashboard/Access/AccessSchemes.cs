namespace WebhookDashboard.Access;

internal static class AccessSchemes
{
    /// <summary>Decides who asks, by every way that there is; the one that the rest of the app meets.</summary>
    public const string Default = "Access";

    /// <summary>The cookie that the sign-in page sets.</summary>
    public const string Cookie = "SignIn";

    /// <summary>The provider of OpenID Connect, where that is the mode.</summary>
    public const string Oidc = "Oidc";
}
