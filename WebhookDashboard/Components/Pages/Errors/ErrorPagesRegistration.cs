using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Components.Pages.Errors;

/// <summary>What a browser sees where there is no page, or where one failed. Programs get the bare status.</summary>
internal static class ErrorPagesRegistration
{
    private const string NotFoundPath = "/not-found";
    private const string FailurePath = "/error";

    /// <summary>Stands before sign-in in the pipeline, because a page that is shown instead passes through it anew.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseWhen(WantsPage, branch => branch.UseExceptionHandler(FailurePath));
        }

        app.UseWhen(WantsPage, branch => branch.UseStatusCodePagesWithReExecute(NotFoundPath).Use(OnlyNotFoundAsync));
    }

    public static void MapFailurePage(this WebApplication app) =>
        app.Map(FailurePath, () => new RazorComponentResult<FailurePage> { StatusCode = StatusCodes.Status500InternalServerError })
            .AllowAnonymous()
            .ExcludeFromDescription();

    // A refusal (403 and the like) is not a missing page.
    private static async Task OnlyNotFoundAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status404NotFound
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
