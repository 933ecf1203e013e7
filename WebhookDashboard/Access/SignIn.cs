using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access;

/// <summary>
/// Signing in with the token, by the link <c>/login?t=TOKEN</c> of the console or by the form of the sign-in page. A filter
/// of that page's route, so that a refused form is answered with the page.
/// </summary>
internal static class SignIn
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
        // The address holds the token: it is neither kept nor passed on to where the browser goes from here.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = context.Request.Query;
        var target = LocalAddress.OrHome(query["returnUrl"], context.Request.PathBase);
        var attempt = await TryAsync(context, query["t"].ToString());
        return attempt.IsRight ? Onward.To(context.Request, target)
            : PageRequest.Is(context.Request)
                ? TypedResults.Redirect(SignInEndpoints.PageAddress(context.Request.PathBase, target, SignInFailure.WrongToken, attempt.Wait))
            : Refusal(context, attempt);
    }

    private static async ValueTask<object?> TakeFormAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        // Checked by hand: a page that was left open over a restart shall ask again, not end in an error.
        var context = invocation.HttpContext;
        if (!await OwnForm.IsAsync(context))
        {
            return PageRequest.AcceptsHtml(context.Request)
                ? await ShowAsync(new SignInPage(ReturnUrl: null, SignInFailure.None, Status: StatusCodes.Status400BadRequest))
                : ProgramAnswers.NothingHere(context.Request);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var target = LocalAddress.OrHome(form["returnUrl"], context.Request.PathBase);
        var attempt = await TryAsync(context, form["token"].ToString().Trim());
        if (attempt.IsRight)
        {
            return Onward.To(context.Request, target);
        }

        var refusal = Refusal(context, attempt);
        return PageRequest.AcceptsHtml(context.Request)
            ? await ShowAsync(new SignInPage(target, SignInFailure.WrongToken, Seconds(attempt.Wait), refusal.StatusCode))
            : refusal;

        ValueTask<object?> ShowAsync(SignInPage page)
        {
            invocation.Arguments[0] = page;
            return next(invocation);
        }
    }

    private static async Task<Attempt> TryAsync(HttpContext context, string token)
    {
        var known = context.RequestServices.GetRequiredService<SignInToken>();
        var audit = context.RequestServices.GetRequiredService<IAuditTrail>();
        var from = RemoteAddress.Text(context.Connection.RemoteIpAddress);
        var attempt = known.Try(token, context.Connection.RemoteIpAddress);
        if (attempt.IsRight)
        {
            // Forms are tied to the word and not to the address, which may change meanwhile.
            await context.SignInAsync(AccessSchemes.Cookie, SignInCookie.NewSession("token", "token", known.Fingerprint));
            await audit.WriteAsync(AuditKind.SignIn, "Signed in.", new Actor("token", from));
        }
        else if (attempt.Wait == TimeSpan.Zero || attempt.LocksOut)
        {
            // Tries that are not even looked at leave no line: they may come a thousand times a second.
            var what = attempt.LocksOut ? $"Locked out for {attempt.Wait.TotalSeconds:0} s after wrong tokens." : "A sign-in with a wrong token was refused.";
            await audit.WriteAsync(AuditKind.Refusal, what, new Actor(Actor.Stranger, from));
        }

        return attempt;
    }

    private static ProblemHttpResult Refusal(HttpContext context, Attempt attempt)
    {
        if (attempt.Wait > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = Seconds(attempt.Wait).ToString();
            return TypedResults.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: $"Too many wrong tokens came from this address: wait {Seconds(attempt.Wait)} seconds; until then none is looked at.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: "That is not the token: it is in the line that the server printed when it started, or in Access:Token.");
    }

    private static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);
}
