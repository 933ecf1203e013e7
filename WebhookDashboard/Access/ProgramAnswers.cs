using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Access;

/// <summary>
/// Answers what is not a page request. A sender that has the address wrong must learn so: a redirect would lead it to a
/// page with 200, and its event would be gone. So an unknown address is a 404, also for those who have not signed in, no
/// answer is a redirect, and no refusal is empty.
/// </summary>
internal sealed class ProgramAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (PageRequest.Is(context.Request))
        {
            await next(context);
            return;
        }

        // Where the path is known and the method is not, routing puts in an endpoint of its own, which is no route. What is
        // unknown below the programs' paths is told to those alone who may call them.
        if (context.GetEndpoint() is not RouteEndpoint && !ProgramPaths.Includes(context.Request))
        {
            await NothingHere(context.Request).ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Response.HasStarted)
        {
            return;
        }

        if (IsRedirect(context.Response.StatusCode))
        {
            context.Response.Clear();
            await OnlyForPages(context.Request).ExecuteAsync(context);
        }
        else if (IsEmptyRefusal(context.Response))
        {
            await TypedResults.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);
        }
    }

    public static ProblemHttpResult NothingHere(HttpRequest request) => NotFound(
        $"Nothing at {Written(request)} takes {request.Method}: "
        + $"webhooks are received at {request.PathBase}/hooks/{{endpoint}}, the API is at {request.PathBase}/api/v1.");

    private static ProblemHttpResult OnlyForPages(HttpRequest request) => NotFound(
        $"{Written(request)} leads browsers to another page: ask for it with 'Accept: text/html', "
        + $"or send webhooks to {request.PathBase}/hooks/{{endpoint}}.");

    private static string Written(HttpRequest request) => request.PathBase.Value + request.Path.Value;

    private static ProblemHttpResult NotFound(string title) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: title);

    private static bool IsRedirect(int status) => status is >= 300 and < 400 and not StatusCodes.Status304NotModified;

    private static bool IsEmptyRefusal(HttpResponse response) =>
        response is { StatusCode: >= 400, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);
}
