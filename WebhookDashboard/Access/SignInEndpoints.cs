using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Oidc;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access;

/// <summary>The address of the sign-in page, and signing out. The page itself is a component's, with <see cref="SignIn"/> as its filter.</summary>
internal static class SignInEndpoints
{
    public const string Page = "/login";

    /// <param name="pathBase">What everything is served under.</param>
    /// <param name="returnUrl">Where to go on after signing in.</param>
    /// <param name="failure">What the page shall say.</param>
    /// <param name="wait">How long the page shall say that one has to wait.</param>
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

        app.MapPost($"/{Session.SignOutPath}", SignOutAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IAuditTrail audit, SignInSessions sessions, IOptions<AccessOptions> access)
    {
        if (!await OwnForm.IsAsync(context))
        {
            return PageRequest.AcceptsHtml(context.Request)
                ? TypedResults.Problem(
                    statusCode: StatusCodes.Status400BadRequest,
                    title: "The page that asked to sign out is too old: load it again.")
                : ProgramAnswers.NothingHere(context.Request);
        }

        await context.SignOutAsync(AccessSchemes.Cookie);
        if (SignInCookie.SessionOf(context.User) is { } session)
        {
            await sessions.EndAsync(session);
        }

        if (Session.CanEnd(context.User))
        {
            await audit.WriteAsync(AuditKind.SignIn, "Signed out.");
        }

        // The provider goes on knowing the person, which the page says.
        var said = access.Value.Mode == AccessMode.Oidc ? SignInFailure.SignedOut : SignInFailure.None;
        return Onward.To(context.Request, PageAddress(context.Request.PathBase, returnUrl: null, said));
    }
}
