using Microsoft.AspNetCore.Diagnostics;

namespace WebhookDashboard.Access.Browsers;

/// <summary>Shows browsers a page if an address does not exist or a page failed. Programs get problem details.</summary>
internal static class BrowserErrors
{
    public const string NotFoundPath = "/not-found";
    public const string FailurePath = "/error";

    /// <summary>Runs before authentication, because the error page passes through the pipeline again.</summary>
    public static WebApplication UseBrowserErrors(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            // A new service scope: the services of the failed page may be half initialised.
            app.UseWhen(
                context => BrowserRequest.Is(context.Request),
                branch => branch.UseExceptionHandler(FailurePath, createScopeForErrors: true));
            app.UseWhen(
                context => !BrowserRequest.Is(context.Request),
                branch => branch.UseExceptionHandler(handler => handler.Run(AnswerFailureAsync)));
        }

        app.UseStatusCodePagesWithReExecute(NotFoundPath);
        app.Use(OnlyMissingPagesAsync);
        return app;
    }

    private static Task AnswerFailureAsync(HttpContext context) =>
        TypedResults.Problem(statusCode: context.Response.StatusCode, title: "The app failed to handle this request. Its log says why.").ExecuteAsync(context);

    // A refusal such as 403 is not a missing page.
    private static async Task OnlyMissingPagesAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !BrowserRequest.Is(context.Request))
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
