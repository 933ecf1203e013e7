using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Access;

/// <summary>Shows a page to a browser where there is none, or where one failed. Programs get the bare status.</summary>
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
            app.UseWhen(WantsPage, branch => branch.UseExceptionHandler(FailurePath, createScopeForErrors: true));
        }

        app.UseStatusCodePagesWithReExecute(NotFoundPath);
        app.Use(OnlyMissingPagesAsync);
        return app;
    }

    // A refusal (403 and the like) is not a missing page.
    private static async Task OnlyMissingPagesAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if ((context.Response.StatusCode != StatusCodes.Status404NotFound || !WantsPage(context))
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    private static bool WantsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/hooks", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
