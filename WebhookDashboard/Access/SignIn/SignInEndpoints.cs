using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.Oidc;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access.SignIn;

/// <summary>
/// The address of the sign-in page, and the sign-out endpoint. The page is a component with <see cref="TokenSignIn"/> as its
/// filter.
/// </summary>
internal static class SignInEndpoints
{
    public const string Page = "/login";

    /// <param name="pathBase">The path base.</param>
    /// <param name="returnUrl">Where to go after signing in.</param>
    /// <param name="failure">The failure that the page explains.</param>
    /// <param name="wait">The wait that the page shows.</param>
    public static string PageAddress(PathString pathBase, string? returnUrl, SignInFailure failure = SignInFailure.None, TimeSpan wait = default)
    {
        var query = new QueryBuilder();
        if (failure != SignInFailure.None)
        {
            query.Add("error", ((int)failure).ToString());
        }

        if (wait > TimeSpan.Zero)
        {
            query.Add("wait", Math.Ceiling(wait.TotalSeconds).ToString("0"));
        }

        if (returnUrl is not null && returnUrl != $"{pathBase}/")
        {
            query.Add("returnUrl", returnUrl);
        }

        return $"{pathBase}{Page}{query.ToQueryString()}";
    }

    public static void MapSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc)
        {
            app.MapOidc();
        }

        app.MapPost($"/{SignedInUser.SignOutPath}", SignOutAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IAuditTrail audit, SignInSessions sessions, IOptions<AccessOptions> access)
    {
        if (!await AntiforgeryCheck.IsAsync(context))
        {
            return BrowserRequest.AcceptsHtml(context.Request)
                ? TypedResults.Problem(
                    statusCode: StatusCodes.Status400BadRequest,
                    title: "The page you signed out from is too old: reload it.")
                : ProgramAnswers.NothingHere(context.Request);
        }

        await context.SignOutAsync(AccessSchemes.Cookie);
        if (SignInCookie.SessionOf(context.User) is { } session)
        {
            await sessions.EndAsync(session);
        }

        if (SignedInUser.CanSignOut(context.User))
        {
            await audit.WriteAsync(AuditKind.SignIn, "Signed out.");
        }

        // The provider's own session continues; the page says so.
        var said = access.Value.Mode == AccessMode.Oidc ? SignInFailure.SignedOut : SignInFailure.None;
        return RedirectPage.To(context.Request, PageAddress(context.Request.PathBase, returnUrl: null, said));
    }
}
