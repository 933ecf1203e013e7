using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Access.SignIn;

/// <summary>Creates and validates the sign-in cookie.</summary>
internal static class SignInCookie
{
    /// <summary>Counted from the last visit. No cookie is valid for longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const string FingerprintClaim = "token-fingerprint";
    private const string SessionClaim = "session";

    /// <summary>Counted from signing in, so that a person removed at the provider loses access within a day.</summary>
    private static readonly TimeSpan OidcLifetime = TimeSpan.FromDays(1);

    public static void Configure(CookieAuthenticationOptions options, IOptions<AccessOptions> access)
    {
        var isOidc = access.Value.Mode == AccessMode.Oidc;

        // The cookie's path is the PathBase, the handler's default.
        options.Cookie.Name = "webhook-dashboard";
        options.Cookie.HttpOnly = true;

        // The provider sends the browser back by a link from its site, for which Strict would withhold the new cookie.
        // OriginGuard still refuses changes from other sites.
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

    /// <param name="name">The person's name, for display.</param>
    /// <param name="identifier">What antiforgery tokens of this person's pages are tied to.</param>
    /// <param name="fingerprint">Fingerprint of the token or of the allow list.</param>
    public static ClaimsPrincipal NewSession(string name, string identifier, string fingerprint) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, name),
            new Claim(ClaimTypes.NameIdentifier, identifier),
            new Claim(FingerprintClaim, fingerprint),
            new Claim(SessionClaim, SignInSessions.NewId()),
        ],
        AccessSchemes.Cookie));

    public static string? SessionOf(ClaimsPrincipal? user) => user?.FindFirst(SessionClaim)?.Value;

    /// <summary>A sign-in ends when the person signs out, and when the token or the allow list has changed since.</summary>
    private static async Task CheckTokenAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var fingerprint = services.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc
            ? services.GetRequiredService<OidcAllowList>().Fingerprint
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
