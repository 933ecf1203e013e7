using Scalar.AspNetCore;

namespace WebhookDashboard.Api;

/// <summary>The page at <c>/scalar</c> that shows the OpenAPI document and tries calls.</summary>
internal static class ApiPage
{
    private const string Path = "/scalar";

    /// <summary>Whatever the page's script would like to load from elsewhere, it does not.</summary>
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

        // What would send the document to services of others is left out.
        app.MapScalarApiReference(Path, options => options.WithTitle("WebhookDashboard API")
            .DisableDefaultFonts().HideDeveloperTools().DisableAgent().DisableMcp());
    }
}
