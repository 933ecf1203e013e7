using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Tells the connection's <see cref="RequestHeadTap"/> where each request begins and ends. Must be the first middleware: the tap
/// would take a request that is answered before it, and its body, for the beginning of the next one's head.
/// </summary>
internal static class RequestHeads
{
    /// <summary>Runs before the framework's own first middleware, which refuses hosts that <c>AllowedHosts</c> does not name.</summary>
    public static void AddRequestHeads(this IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new FirstMiddleware()));

    /// <summary>
    /// Returns null for HTTP/2: its requests run while another thread is still in the read that brought them, so the tap would
    /// mistake the following frames for a head.
    /// </summary>
    public static RequestHeadTap? TapOf(HttpContext context) =>
        HttpProtocol.IsHttp2(context.Request.Protocol) ? null : context.Features.Get<RequestHeadTap>();

    public static Task FollowAsync(HttpContext context, RequestDelegate next)
    {
        if (TapOf(context) is not { } tap)
        {
            KeepForwarded(context);
            return next(context);
        }

        if (BodyLength(context) is { } length && context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true })
        {
            tap.Begin(length);
            return next(context);
        }

        return FollowToEndAsync(context, next, tap);
    }

    /// <summary>The framework's middleware replaces what proxies forward: without a tap, the event gets its headers from here.</summary>
    private static void KeepForwarded(HttpContext context)
    {
        if (context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)))
        {
            context.Features.Set(new KeptFields(RequestHead.FromFields(context.Request.Headers)));
        }
    }

    private static async Task FollowToEndAsync(HttpContext context, RequestDelegate next, RequestHeadTap tap)
    {
        tap.Begin(bodyLength: null);
        try
        {
            await next(context);
        }
        finally
        {
            tap.End(
                isUpgraded: context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols,
                isParsed: BodyLength(context) == 0 || context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true });
        }
    }

    private static long? BodyLength(HttpContext context) =>
        context.Request.ContentLength
        ?? (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } ? 0 : null);

    /// <summary>The header fields before any middleware changed them.</summary>
    public sealed record KeptFields(HeaderBlock Block);

    private sealed class FirstMiddleware : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(FollowAsync);
            if (app.ApplicationServices.GetRequiredService<IConfiguration>()["AllowedHosts"] is not (null or "" or "*"))
            {
                app.Use(app.ApplicationServices.GetRequiredService<ServerRefusals>().AnswerRefusedHostAsync);
            }

            next(app);
        };
    }
}
