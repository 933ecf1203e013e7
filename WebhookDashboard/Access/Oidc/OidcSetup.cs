using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.Oidc;

/// <summary>Registers OpenID Connect: authorization code flow with PKCE, followed by this app's own cookie.</summary>
internal static class OidcSetup
{
    private static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(10);

    public static void AddOidc(this IServiceCollection services)
    {
        services.AddSingleton<OidcAllowList>();
        services.AddSingleton<OidcClaims>();
        services.AddSingleton<OidcFaultLog>();

        // The handler logs the provider's words verbatim. OidcFaultLog logs them without secrets.
        services.AddLogging(logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.None));
        services.AddTransient<OidcEvents>();
        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());

        // Only in mode Oidc: a registered scheme sees every request and requires its settings.
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<AccessOptions>>((authentication, access) =>
        {
            if (access.Value.Mode == AccessMode.Oidc)
            {
                authentication.AddScheme<OpenIdConnectHandler>(AccessSchemes.Oidc, "OpenID Connect");
            }
        });
        services.AddOptions<OpenIdConnectOptions>(AccessSchemes.Oidc).Configure<IOptions<AccessOptions>>(
            (options, access) => Configure(options, access.Value.Oidc));
    }

    private static void Configure(OpenIdConnectOptions options, OidcOptions set)
    {
        options.Authority = set.Authority;
        options.ClientId = set.ClientId;
        options.ClientSecret = set.ClientSecret;
        options.RequireHttpsMetadata = !(Uri.TryCreate(set.Authority, UriKind.Absolute, out var authority) && authority.IsLoopback);
        options.BackchannelTimeout = ProviderTimeout;

        // By query: a form post from the provider's page is a cross-origin post, which is refused.
        options.ResponseType = "code";
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.CallbackPath = OidcEndpoints.Callback;
        options.SignInScheme = AccessSchemes.Cookie;
        options.EventsType = typeof(OidcEvents);

        // Only this app's own button signs people out.
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = default;

        options.Scope.Clear();
        foreach (var scope in set.RequestedScopes)
        {
            options.Scope.Add(scope);
        }

        options.MapInboundClaims = false;
        options.SaveTokens = false;

        // Some providers send the e-mail only there.
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        if (set.AllowedClaim?.Type is { } type)
        {
            options.ClaimActions.Remove(type); // Some are dropped by default.
            options.ClaimActions.MapJsonKey(type, type);
        }

        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            // The browser comes back by a link, which Lax allows. None would require HTTPS, even on this machine.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
    }
}
