using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.Oidc;
using WebhookDashboard.Access.Proxies;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Audit;

namespace WebhookDashboard.Access;

internal static class AccessRegistration
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section)
            .Configure<IConfiguration>(OidcOptions.ReadScopes).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddOptions<ReverseProxyOptions>().Configure<IConfiguration>(ReverseProxyOptions.Read).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReverseProxyOptions>, ReverseProxyOptionsValidator>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SignInToken>();
        services.AddSingleton<SignInSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInSessions>());
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<IApiKeys>(provider => provider.GetRequiredService<ApiKeys>());
        services.AddHostedService(provider => provider.GetRequiredService<ApiKeys>());
        services.AddSingleton<OwnOrigin>();
        services.AddSingleton<DnsRebindingGuard>();
        services.AddSingleton<DirectRequest>();
        services.AddHostedService<SignInNotice>();

        services.AddAuthentication(AccessSchemes.Default)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessSchemes.Default, configureOptions: null)
            .AddCookie(AccessSchemes.Cookie);
        services.AddOptions<CookieAuthenticationOptions>(AccessSchemes.Cookie).Configure<IOptions<AccessOptions>>(SignInCookie.Configure);
        services.AddOidc();

        // Endpoints that declare no policy require a signed-in user.
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "webhook-dashboard-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        services.AddProblemDetails();
        return builder;
    }

    /// <summary>
    /// The pipeline, in order: routing (ingest endpoints answer there and skip the rest), security headers, answers for
    /// programs, the checks of host and origin, authentication, authorization.
    /// </summary>
    public static WebApplication MapAccess(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProgramAnswers>();
        app.UseMiddleware<RequestHost>();
        app.UseMiddleware<OriginGuard>();
        app.UseAuthentication();
        app.UseMiddleware<EndedAccess>();
        app.Use(NameActorAsync);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapSignIn();
        return app;
    }

    private static async Task NameActorAsync(HttpContext context, RequestDelegate next)
    {
        Actor.Current = Actor.Of(context.User);
        await next(context);
    }
}
