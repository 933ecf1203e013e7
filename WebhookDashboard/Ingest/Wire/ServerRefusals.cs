using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest.Bodies;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Counts the requests that are refused before the app sees them: by Kestrel an invalid request line, headers over the limit, a
/// head that arrives too slowly; by the framework a host that is not allowed. Over HTTP/2, Kestrel resets such streams and raises
/// no event.
/// </summary>
internal sealed class ServerRefusals(
    RefusalCounter refusals, IEndpointDirectory endpoints, BodyDrain drain, IOptions<PublicAddressOptions> options)
    : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics</summary>
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static bool IsRefusal(string name) => name == BadRequest;

    public void OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Value is IFeatureCollection features
            && features.Get<RequestHeadTap>() is { ReachedApp: false }
            && features.Get<IHttpRequestFeature>() is { } request
            && !HttpProtocol.IsHttp2(request.Protocol)
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException fault)
        {
            refusals.Count(EndpointOf(request.Path), fault.StatusCode);
        }
    }

    /// <summary>
    /// Answers and counts what the framework refuses because <c>AllowedHosts</c> does not name its host. It refuses before
    /// routing, with an empty answer.
    /// </summary>
    public async Task AnswerRefusedHostAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && context.GetEndpoint() is null)
        {
            refusals.Count(EndpointOf(context.Request.Path), StatusCodes.Status400BadRequest);
            await TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "This host name is not served here.",
                detail: "Use a name that the setting AllowedHosts lists, or add this one to it.").ExecuteAsync(context);
            await drain.DrainAsync(context);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <returns>The empty slug if the request line was not read or names no endpoint.</returns>
    private EndpointSlug EndpointOf(string? path) =>
        EndpointSlug.TryParse(IngestPaths.EndpointIn(path, options.Value.PathBase), out var slug) && endpoints.Find(slug) is not null
            ? slug
            : default;
}
