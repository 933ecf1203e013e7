using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.Proxies;

/// <summary>
/// Restores what the sender requested from what a proxy forwarded. Must run before anything that reads the request.
/// </summary>
internal static class ReverseProxy
{
    /// <param name="app">The app.</param>
    /// <param name="refused">Ends a request that was answered because it lies outside the path base.</param>
    public static void UseReverseProxy(this WebApplication app, RequestDelegate refused)
    {
        var options = app.Services.GetRequiredService<IOptions<ReverseProxyOptions>>().Value;
        if (options.KnownProxies.Count > 0)
        {
            app.Use(ForwardedValues.CheckAsync);
            app.UseForwardedHeaders(HeadersOf(options));
        }

        if (options.PathBase.Length > 0)
        {
            app.Use((context, next) => EnterAsync(options.PathBase, context, next, refused));
        }
    }

    /// <summary>
    /// Replaces UsePathBase, which routes first by itself and would also answer ingest endpoints outside the prefix.
    /// </summary>
    private static Task EnterAsync(PathString prefix, HttpContext context, RequestDelegate next, RequestDelegate refused)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase, out var asWritten, out var rest))
        {
            return RefuseAsync(prefix, context, refused);
        }

        request.PathBase = request.PathBase.Add(asWritten);
        request.Path = rest;
        return next(context);
    }

    private static async Task RefuseAsync(PathString prefix, HttpContext context, RequestDelegate refused)
    {
        await TypedResults.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: $"Nothing is served outside of {prefix}: webhooks are received at {prefix}/hooks/{{endpoint}}.").ExecuteAsync(context);
        await refused(context);
    }

    private static ForwardedHeadersOptions HeadersOf(ReverseProxyOptions proxy)
    {
        // Follows a chain of proxies back as long as each of them is known. Ignores X-Forwarded-Prefix: PathBase sets the
        // prefix, and most proxies pass on whatever the client sent in that header.
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in proxy.Networks)
        {
            headers.KnownIPNetworks.Add(network);
        }

        return headers;
    }
}
