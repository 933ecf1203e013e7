using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Access.Oidc;

/// <summary>The way to the provider; the way back is <see cref="Callback"/>, which the handler answers.</summary>
internal static partial class OidcEndpoints
{
    /// <summary>To be entered at the provider, behind this app's address.</summary>
    public const string Callback = "/login/oidc/callback";

    private const string Start = "/login/oidc";

    public static void MapOidc(this WebApplication app) =>
        app.MapGet(Start, GoAsync).AllowAnonymous().ExcludeFromDescription();

    /// <param name="context">The request.</param>
    /// <param name="returnUrl">Where to go on after signing in.</param>
    /// <param name="choose">Given when the provider shall ask which account to use.</param>
    /// <param name="loggers">For what goes wrong.</param>
    private static async Task GoAsync(HttpContext context, string? returnUrl, string? choose, ILoggerFactory loggers)
    {
        var properties = new OpenIdConnectChallengeProperties
        {
            RedirectUri = LocalAddress.OrHome(returnUrl, context.Request.PathBase),
            Prompt = choose is null ? null : "select_account",
        };
        try
        {
            await context.ChallengeAsync(AccessSchemes.Oidc, properties);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException)
        {
            // Its description could not be read, which the first person to sign in finds out.
            Log.NotThere(loggers.CreateLogger(typeof(OidcEndpoints)), fault);
            context.Response.Redirect(SignInEndpoints.PageAddress(context.Request.PathBase, returnUrl, SignInFailure.Provider));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1405, LogLevel.Warning, "The sign-in service does not answer as an OpenID Connect provider does: check Access:Oidc:Authority")]
        public static partial void NotThere(ILogger logger, Exception fault);
    }
}
