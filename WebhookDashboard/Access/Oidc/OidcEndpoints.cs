using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.SignIn;

namespace WebhookDashboard.Access.Oidc;

/// <summary>Redirects to the provider. The handler of <see cref="Callback"/> receives the answer.</summary>
internal static class OidcEndpoints
{
    /// <summary>To be registered at the provider, appended to this app's address.</summary>
    public const string Callback = "/login/oidc/callback";

    private const string Start = "/login/oidc";
    private const string SelectAccount = "select_account";

    /// <summary>
    /// The prompt that every provider supports, as OpenID Connect demands. It asks the person to sign in even if the provider
    /// knows them.
    /// </summary>
    private const string Login = "login";

    public static void MapOidc(this WebApplication app) =>
        app.MapGet(Start, GoAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Where to go after a failed sign-in: to the page that explains it, or back to the provider.</summary>
    /// <param name="pathBase">The path base.</param>
    /// <param name="asked">The properties of the sign-in; null if unknown.</param>
    /// <param name="failure">Why it failed.</param>
    public static string AddressAfter(PathString pathBase, AuthenticationProperties? asked, SignInFailure failure)
    {
        // A provider that can't show an account chooser rejects the request, each with its own error.
        if (failure == SignInFailure.Refused && asked?.GetString(nameof(OpenIdConnectChallengeProperties.Prompt)) == SelectAccount)
        {
            var query = new QueryBuilder { { "choose", Login }, { "returnUrl", asked.RedirectUri ?? "" } };
            return $"{pathBase}{Start}{query.ToQueryString()}";
        }

        return SignInEndpoints.PageAddress(pathBase, asked?.RedirectUri, failure);
    }

    /// <param name="context">The request.</param>
    /// <param name="returnUrl">Where to go after signing in.</param>
    /// <param name="choose">Set if the provider must ask which account to use; <c>login</c>: by asking to sign in
    /// again.</param>
    /// <param name="log">Logs failures.</param>
    private static async Task GoAsync(HttpContext context, string? returnUrl, string? choose, OidcFaultLog log)
    {
        if (!BrowserRequest.Is(context.Request))
        {
            // The request can't be redirected, so the provider is not asked.
            await ProgramAnswers.NothingHere(context.Request).ExecuteAsync(context);
            return;
        }

        var prompt = choose is null ? null : choose == Login ? Login : SelectAccount;
        var properties = new OpenIdConnectChallengeProperties
        {
            RedirectUri = LocalUrl.OrHome(returnUrl, context.Request.PathBase),
            Prompt = prompt,
        };
        properties.SetString(nameof(properties.Prompt), prompt);
        try
        {
            await context.ChallengeAsync(AccessSchemes.Oidc, properties);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Whatever the provider gets wrong, in its metadata, its keys or its endpoint for pushed authorization requests.
            var known = OidcFault.Of(fault);
            log.Write(known, fault, context.Request);
            context.Response.Headers.Remove(HeaderNames.SetCookie); // For an answer that will not come.
            context.Response.Redirect(AddressAfter(context.Request.PathBase, properties, known.Failure));
        }
    }
}
