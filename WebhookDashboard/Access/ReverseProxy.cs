using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>Makes a request that came through a proxy look as it did to its sender. Stands before all that looks.</summary>
internal static class ReverseProxy
{
    public static void UseReverseProxy(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ReverseProxyOptions>>().Value;
        if (options.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders(HeadersOf(options));
        }

        if (options.PathBase.Length > 0)
        {
            app.Use((context, next) => EnterAsync(options.PathBase, context, next));
        }
    }

    /// <summary>
    /// Not the framework's UsePathBase: it looks for the route anew by itself and before anything else, and so would answer at
    /// the senders' doors outside the prefix too.
    /// </summary>
    private static Task EnterAsync(PathString prefix, HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase, out var asWritten, out var rest))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: $"Nothing is served outside of {prefix}: webhooks are received at {prefix}/hooks/{{endpoint}}.").ExecuteAsync(context);
        }

        request.PathBase = request.PathBase.Add(asWritten);
        request.Path = rest;
        return next(context);
    }

    private static ForwardedHeadersOptions HeadersOf(ReverseProxyOptions proxy)
    {
        // A chain of proxies is followed as far back as each of them is known. Not X-Forwarded-Prefix: PathBase says it, and
        // most proxies pass on what the sender wrote there.
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
