using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Oidc;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access;

/// <summary>Signing in and out. The page at <c>GET /login</c> is a component's; what it posts comes here.</summary>
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
        // The page's component answers POST too; the lower order goes first.
        if (app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc)
        {
            app.MapOidc();
        }
        else
        {
            app.MapPost(Page, SignInAsync).AllowAnonymous().DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        }

        app.MapPost($"/{Session.SignOutPath}", SignOutAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>Lets <c>/login?t=TOKEN</c> of the console's line sign in, before the page of that address is asked.</summary>
    public static async Task FollowLinkAsync(HttpContext context, RequestDelegate next)
    {
        var query = context.Request.Query;
        if (!HttpMethods.IsGet(context.Request.Method)
            || context.Request.Path != Page
            || !query.ContainsKey("t")
            || context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.Mode == AccessMode.Oidc)
        {
            await next(context);
            return;
        }

        // The address holds the token: it is neither kept nor passed on to where the browser goes from here.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var target = await TryAsync(context, query["t"].ToString(), query["returnUrl"].ToString());
        context.Response.Redirect(target);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery)
    {
        // Checked by hand: a page left open over a restart shall ask again, not end in an error.
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.Redirect(PageAddress(context.Request.PathBase, returnUrl: null, SignInFailure.WrongToken));
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return TypedResults.Redirect(await TryAsync(context, form["token"].ToString().Trim(), form["returnUrl"].ToString()));
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, IAntiforgery antiforgery, IAuditTrail audit, SignInSessions sessions, IOptions<AccessOptions> access)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "The page that asked to sign out is too old: load it again.");
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
        return TypedResults.Redirect(PageAddress(context.Request.PathBase, returnUrl: null, said));
    }

    /// <returns>Where to go: on, or back to the page to try again.</returns>
    private static async Task<string> TryAsync(HttpContext context, string token, string returnUrl)
    {
        var target = LocalAddress.OrHome(returnUrl, context.Request.PathBase);
        var known = context.RequestServices.GetRequiredService<SignInToken>();
        var audit = context.RequestServices.GetRequiredService<IAuditTrail>();
        var from = RemoteAddress.Text(context.Connection.RemoteIpAddress);
        var attempt = known.Try(token, context.Connection.RemoteIpAddress);
        if (!attempt.IsRight)
        {
            if (attempt.Wait == TimeSpan.Zero || attempt.LocksOut)
            {
                // What was not looked at is not told of: it may come a thousand times a second.
                var what = attempt.LocksOut ? $"Locked out for {attempt.Wait.TotalSeconds:0} s after wrong tokens." : "A sign-in with a wrong token was refused.";
                await audit.WriteAsync(AuditKind.Refusal, what, new Actor(Actor.Stranger, from));
            }

            return PageAddress(context.Request.PathBase, target, SignInFailure.WrongToken, attempt.Wait);
        }

        // Forms are tied to the word and not to the address, which may change meanwhile.
        await context.SignInAsync(AccessSchemes.Cookie, SignInCookie.NewSession("token", "token", known.Fingerprint));
        await audit.WriteAsync(AuditKind.SignIn, "Signed in.", new Actor("token", from));
        return target;
    }
}
