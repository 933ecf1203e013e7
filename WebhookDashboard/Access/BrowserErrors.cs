using Microsoft.AspNetCore.Diagnostics;

namespace WebhookDashboard.Access;

/// <summary>Shows a page to a browser where there is none, or where one failed. Programs get problem details.</summary>
internal static class BrowserErrors
{
    public const string NotFoundPath = "/not-found";
    public const string FailurePath = "/error";

    /// <summary>Stands before sign-in in the pipeline, because a page that is shown instead passes through it anew.</summary>
    public static WebApplication UseBrowserErrors(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            // With services of its own: those of the page that failed are half set up.
            app.UseWhen(
                context => PageRequest.Is(context.Request),
                branch => branch.UseExceptionHandler(FailurePath, createScopeForErrors: true));
            app.UseWhen(
                context => !PageRequest.Is(context.Request),
                branch => branch.UseExceptionHandler(handler => handler.Run(AnswerFailureAsync)));
        }

        app.UseStatusCodePagesWithReExecute(NotFoundPath);
        app.Use(OnlyMissingPagesAsync);
        return app;
    }

    private static Task AnswerFailureAsync(HttpContext context) =>
        TypedResults.Problem(statusCode: context.Response.StatusCode, title: "The app failed at this: its log says why.").ExecuteAsync(context);

    // A refusal (403 and the like) is not a missing page.
    private static async Task OnlyMissingPagesAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !PageRequest.Is(context.Request))
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
