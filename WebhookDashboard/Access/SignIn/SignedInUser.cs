using System.Security.Claims;

namespace WebhookDashboard.Access.SignIn;

/// <summary>What pages need to know about the current user.</summary>
internal static class SignedInUser
{
    /// <summary>Where the sign-out form posts to.</summary>
    public const string SignOutPath = "logout";

    /// <summary>False if nobody signed in: in mode Open, and on this machine in Development.</summary>
    public static bool CanSignOut(ClaimsPrincipal user) =>
        user.Identities.Any(identity => identity is { IsAuthenticated: true, AuthenticationType: AccessSchemes.Cookie });
}
