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
            app.UsePathBase(options.PathBase);
            app.Use((context, next) => context.Request.PathBase.HasValue
                ? next(context)
                : TypedResults.Problem(
                    statusCode: StatusCodes.Status404NotFound,
                    title: $"This app is served under {options.PathBase}.").ExecuteAsync(context));
        }
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
