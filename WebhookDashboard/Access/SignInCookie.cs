using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace WebhookDashboard.Access;

/// <summary>How the sign-in cookie is made and checked.</summary>
internal static class SignInCookie
{
    public const string FingerprintClaim = "token-fingerprint";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        // Its path is the PathBase, which is the handler's default.
        options.Cookie.Name = "webhook-dashboard";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnSigningIn = context =>
        {
            context.Properties.IsPersistent = true;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = CheckTokenAsync;
    }

    /// <summary>A sign-in ends when the token that it was made with is no longer the token.</summary>
    private static async Task CheckTokenAsync(CookieValidatePrincipalContext context)
    {
        var token = context.HttpContext.RequestServices.GetRequiredService<SignInToken>();
        if (context.Principal?.FindFirst(FingerprintClaim)?.Value != token.Fingerprint)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessSchemes.Cookie);
        }
    }
}
