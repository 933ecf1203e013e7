using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access.SignIn;

/// <summary>
/// Signs in with the token: by the link <c>/login?t=TOKEN</c> from the console, or by the form of the sign-in page. A filter of
/// that page's route, so that the page itself answers a refused form.
/// </summary>
internal static class TokenSignIn
{
    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var request = invocation.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) ? TakeFormAsync(invocation, next)
            : HttpMethods.IsGet(request.Method) && request.Query.ContainsKey("t") ? FollowLinkAsync(invocation.HttpContext)
            : next(invocation);
    }

    private static async ValueTask<object?> FollowLinkAsync(HttpContext context)
    {
        // The address contains the token: do not cache it or pass it on as a referrer.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = context.Request.Query;
        var target = LocalUrl.OrHome(query["returnUrl"], context.Request.PathBase);
        var attempt = await TryAsync(context, query["t"].ToString());
        return attempt.IsRight ? RedirectPage.To(context.Request, target)
            : BrowserRequest.Is(context.Request)
                ? TypedResults.Redirect(SignInEndpoints.PageAddress(context.Request.PathBase, target, SignInFailure.WrongToken, attempt.Wait))
            : Refusal(context, attempt);
    }

    private static async ValueTask<object?> TakeFormAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        // Checked by hand: a page left open over a restart shows the form again instead of an error.
        var context = invocation.HttpContext;
        if (!await AntiforgeryCheck.IsAsync(context))
        {
            return BrowserRequest.AcceptsHtml(context.Request)
                ? await ShowAsync(new SignInPage(ReturnUrl: null, SignInFailure.None, Status: StatusCodes.Status400BadRequest))
                : ProgramAnswers.NothingHere(context.Request);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var target = LocalUrl.OrHome(form["returnUrl"], context.Request.PathBase);
        var attempt = await TryAsync(context, form["token"].ToString().Trim());
        if (attempt.IsRight)
        {
            return RedirectPage.To(context.Request, target);
        }

        var refusal = Refusal(context, attempt);
        return BrowserRequest.AcceptsHtml(context.Request)
            ? await ShowAsync(new SignInPage(target, SignInFailure.WrongToken, LockOut.Seconds(attempt.Wait), refusal.StatusCode))
            : refusal;

        ValueTask<object?> ShowAsync(SignInPage page)
        {
            invocation.Arguments[0] = page;
            return next(invocation);
        }
    }

    private static async Task<CredentialCheck> TryAsync(HttpContext context, string token)
    {
        var known = context.RequestServices.GetRequiredService<SignInToken>();
        var audit = context.RequestServices.GetRequiredService<IAuditTrail>();
        var from = RemoteAddress.Text(context.Connection.RemoteIpAddress);
        var attempt = known.Try(token, context.Connection.RemoteIpAddress);
        if (attempt.IsRight)
        {
            // Antiforgery tokens are tied to this constant name, not to the address, which may change.
            await context.SignInAsync(AccessSchemes.Cookie, SignInCookie.NewSession("token", "token", known.Fingerprint));
            await audit.WriteAsync(AuditKind.SignIn, "Signed in.", new Actor("token", from));
        }
        else if (attempt.Wait == TimeSpan.Zero || attempt.LocksOut)
        {
            // Not audited while locked out: such tries may come a thousand times a second.
            var what = attempt.LocksOut ? $"Locked out for {attempt.Wait.TotalSeconds:0} s after wrong tokens." : "Sign-in with a wrong token rejected.";
            await audit.WriteAsync(AuditKind.Refusal, what, new Actor(Actor.Stranger, from));
        }

        return attempt;
    }

    private static ProblemHttpResult Refusal(HttpContext context, CredentialCheck attempt)
    {
        if (attempt.Wait > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = LockOut.Seconds(attempt.Wait).ToString();
            return TypedResults.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: $"Too many wrong tokens from this address. Wait {LockOut.Words(attempt.Wait)}; until then no token is checked.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The token is wrong. Use the one in the line that the server printed at start, or the one in Access:Token.");
    }
}
