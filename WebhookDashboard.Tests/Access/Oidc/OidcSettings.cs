using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Access.Oidc;

internal static class OidcSettings
{
    /// <summary>In Development, where in the mode Token whoever sits at this machine would be signed in already.</summary>
    public static DashboardHostOptions At(string authority, string secret, params (string, string?)[] settings) => new()
    {
        Environment = "Development",
        Settings =
        [
            ("Access:Mode", "Oidc"),
            ("Access:Oidc:Authority", authority),
            ("Access:Oidc:ClientId", OidcServer.ClientId),
            ("Access:Oidc:ClientSecret", secret),
            .. settings,
        ],
    };
}
