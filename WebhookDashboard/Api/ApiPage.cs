using Scalar.AspNetCore;

namespace WebhookDashboard.Api;

/// <summary>The page at <c>/scalar</c> that shows the OpenAPI document and lets people try calls.</summary>
internal static class ApiPage
{
    private const string Path = "/scalar";

    /// <summary>Keeps the page's script from loading anything from other hosts.</summary>
    private const string OwnSourcesOnly =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'";

    public static void MapApiPage(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
            branch => branch.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = OwnSourcesOnly;
                return next(context);
            }));

        // Features that would send the document to other services are off.
        app.MapScalarApiReference(Path, options => options.WithTitle("WebhookDashboard API")
            .DisableDefaultFonts().HideDeveloperTools().DisableAgent().DisableMcp());
    }
}
