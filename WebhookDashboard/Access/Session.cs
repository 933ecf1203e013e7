using System.Security.Claims;

namespace WebhookDashboard.Access;

/// <summary>What pages ask of who is looking at them.</summary>
internal static class Session
{
    /// <summary>Where the form of the button posts to that signs out.</summary>
    public const string SignOutPath = "logout";

    /// <summary>Whether there is a sign-in to end: nobody has signed in where access is open, or at this machine in Development.</summary>
    public static bool CanEnd(ClaimsPrincipal user) =>
        user.Identities.Any(identity => identity is { IsAuthenticated: true, AuthenticationType: AccessSchemes.Cookie });
}
