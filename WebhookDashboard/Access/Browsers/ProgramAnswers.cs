using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Access.Browsers;

/// <summary>
/// Answers requests that are not page requests. A sender with a wrong address must find out: a redirect would lead it to a page
/// with status 200, and its event would be lost. So unknown addresses get 404, even before sign-in; no answer is a redirect,
/// and no refusal has an empty body.
/// </summary>
internal sealed class ProgramAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (BrowserRequest.Is(context.Request))
        {
            await next(context);
            return;
        }

        // If the path exists and the method does not, routing selects an endpoint that is no RouteEndpoint. Below the programs'
        // paths, only authenticated callers learn what does not exist.
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
        $"Nothing at {Written(request)} accepts {request.Method}: "
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
