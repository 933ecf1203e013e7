using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Access.Oidc;

/// <summary>The way to the provider; the way back is <see cref="Callback"/>, which the handler answers.</summary>
internal static class OidcEndpoints
{
    /// <summary>To be entered at the provider, behind this app's address.</summary>
    public const string Callback = "/login/oidc/callback";

    private const string Start = "/login/oidc";
    private const string SelectAccount = "select_account";

    /// <summary>Every provider has it, as OpenID Connect demands. It asks who one is, also of whom it knows.</summary>
    private const string Login = "login";

    public static void MapOidc(this WebApplication app) =>
        app.MapGet(Start, GoAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Where to go on after a sign-in failed: to the page that says why, or once more to the provider.</summary>
    /// <param name="pathBase">What everything is served under.</param>
    /// <param name="asked">What the sign-in was begun with; null where that is not known.</param>
    /// <param name="failure">Why it failed.</param>
    public static string AddressAfter(PathString pathBase, AuthenticationProperties? asked, SignInFailure failure)
    {
        // A provider that cannot show its accounts says that the request is wrong, each in words of its own.
        if (failure == SignInFailure.Refused && asked?.GetString(nameof(OpenIdConnectChallengeProperties.Prompt)) == SelectAccount)
        {
            var query = new QueryBuilder { { "choose", Login }, { "returnUrl", asked.RedirectUri ?? "" } };
            return $"{pathBase}{Start}{query.ToQueryString()}";
        }

        return SignInEndpoints.PageAddress(pathBase, asked?.RedirectUri, failure);
    }

    /// <param name="context">The request.</param>
    /// <param name="returnUrl">Where to go on after signing in.</param>
    /// <param name="choose">Given when the provider shall ask which account to use; <c>login</c>: by asking to sign in anew.</param>
    /// <param name="log">For what goes wrong.</param>
    private static async Task GoAsync(HttpContext context, string? returnUrl, string? choose, OidcFaultLog log)
    {
        if (!PageRequest.Is(context.Request))
        {
            // It could not be redirected, so the provider is not asked.
            await ProgramAnswers.NothingHere(context.Request).ExecuteAsync(context);
            return;
        }

        var prompt = choose is null ? null : choose == Login ? Login : SelectAccount;
        var properties = new OpenIdConnectChallengeProperties
        {
            RedirectUri = LocalAddress.OrHome(returnUrl, context.Request.PathBase),
            Prompt = prompt,
        };
        properties.SetString(nameof(properties.Prompt), prompt);
        try
        {
            await context.ChallengeAsync(AccessSchemes.Oidc, properties);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Whatever the provider answers, or does not: its description, its keys, and where it takes pushed
            // authorization requests, those too.
            var known = OidcFault.Of(fault);
            log.Write(known, fault, context.Request);
            context.Response.Headers.Remove(HeaderNames.SetCookie); // For an answer that will not come.
            context.Response.Redirect(AddressAfter(context.Request.PathBase, properties, known.Failure));
        }
    }
}
