using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Access.Oidc;

internal static class OidcSettings
{
    /// <summary>Development, where the mode Token would sign in every user of this machine.</summary>
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
