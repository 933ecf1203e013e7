using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Access;

/// <summary>How the sign-in cookie is made and checked.</summary>
internal static class SignInCookie
{
    /// <summary>From the last visit on. No cookie is good for longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const string FingerprintClaim = "token-fingerprint";
    private const string SessionClaim = "session";

    /// <summary>From signing in on: who is no longer known at the provider is out within a day.</summary>
    private static readonly TimeSpan OidcLifetime = TimeSpan.FromDays(1);

    public static void Configure(CookieAuthenticationOptions options, IOptions<AccessOptions> access)
    {
        var isOidc = access.Value.Mode == AccessMode.Oidc;

        // Its path is the PathBase, which is the handler's default.
        options.Cookie.Name = "webhook-dashboard";
        options.Cookie.HttpOnly = true;

        // One comes back from the provider by a link of its site, on which Strict would leave the new cookie out. What
        // changes something is still refused to other sites, by OriginGuard.
        options.Cookie.SameSite = isOidc ? SameSiteMode.Lax : SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = isOidc ? OidcLifetime : Lifetime;
        options.SlidingExpiration = !isOidc;
        options.Events.OnSigningIn = context =>
        {
            context.Properties.IsPersistent = true;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = CheckTokenAsync;
    }

    /// <param name="name">Who signed in, as people read it.</param>
    /// <param name="identifier">What the forms of this person's pages are tied to.</param>
    /// <param name="fingerprint">Of the token, or of who may come in.</param>
    public static ClaimsPrincipal NewSession(string name, string identifier, string fingerprint) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, name),
            new Claim(ClaimTypes.NameIdentifier, identifier),
            new Claim(FingerprintClaim, fingerprint),
            new Claim(SessionClaim, SignInSessions.NewId()),
        ],
        AccessSchemes.Cookie));

    public static string? SessionOf(ClaimsPrincipal? user) => user?.FindFirst(SessionClaim)?.Value;

    /// <summary>A sign-in ends when the person signs out, and when the token, or who may come in, is no longer what it was made with.</summary>
    private static async Task CheckTokenAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var fingerprint = services.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc
            ? services.GetRequiredService<OidcGuests>().Fingerprint
            : services.GetRequiredService<SignInToken>().Fingerprint;
        if (context.Principal?.FindFirst(FingerprintClaim)?.Value != fingerprint
            || SessionOf(context.Principal) is not { } session
            || services.GetRequiredService<SignInSessions>().HasEnded(session))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessSchemes.Cookie);
        }
    }
}
