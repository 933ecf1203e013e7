using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Oidc;
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
        services.AddSingleton<OpenHost>();
        services.AddSingleton<DirectRequest>();
        services.AddHostedService<SignInNotice>();

        services.AddAuthentication(AccessSchemes.Default)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessSchemes.Default, configureOptions: null)
            .AddCookie(AccessSchemes.Cookie);
        services.AddOptions<CookieAuthenticationOptions>(AccessSchemes.Cookie).Configure<IOptions<AccessOptions>>(SignInCookie.Configure);
        services.AddOidc();

        // What says nothing of who may see it is for those who are signed in.
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
    /// The way of every request, in order: its route (senders' doors answer right there and meet nothing of the rest),
    /// what browsers may do with the answer, whether it is a page's at all, whose page asks, who asks.
    /// </summary>
    public static WebApplication MapAccess(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProgramAnswers>();
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
